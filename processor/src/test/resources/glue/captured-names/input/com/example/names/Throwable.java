package com.example.names;

/** Not the one the glue means. */
public class Throwable {
  /** Makes one. */
  public Throwable() {}
}
