package com.example.names;

/** Not the one the glue means. */
public class SuppressWarnings {
  /** Makes one. */
  public SuppressWarnings() {}
}
