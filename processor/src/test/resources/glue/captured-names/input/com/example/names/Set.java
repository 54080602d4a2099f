package com.example.names;

/** Not the one the glue means. */
public class Set {
  /** Makes one. */
  public Set() {}
}
