package com.example.names;

/** Not the one the glue means. */
public class AutoCloseable {
  /** Makes one. */
  public AutoCloseable() {}
}
