package com.example.names;

/** Not the one the glue means. */
public class IllegalStateException {
  /** Makes one. */
  public IllegalStateException() {}
}
