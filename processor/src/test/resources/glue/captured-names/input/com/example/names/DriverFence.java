package com.example.names;

/** Not the one the glue means. */
public class DriverFence {
  /** Makes one. */
  public DriverFence() {}
}
