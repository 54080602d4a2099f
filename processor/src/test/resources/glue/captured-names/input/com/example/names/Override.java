package com.example.names;

/** Not the one the glue means. */
public class Override {
  /** Makes one. */
  public Override() {}
}
