package com.example.names;

/** Not the one the glue means. */
public class LockedSection {
  /** Makes one. */
  public LockedSection() {}
}
