package com.example.names;

/** Not the one the glue means. */
public class Lock {
  /** Makes one. */
  public Lock() {}
}
