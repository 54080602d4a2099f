package com.example.names;

/** Not the one the glue means. */
public class Fence {
  /** Makes one. */
  public Fence() {}
}
