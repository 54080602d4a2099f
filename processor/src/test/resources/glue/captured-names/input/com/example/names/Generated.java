package com.example.names;

/** Not the one the glue means. */
public class Generated {
  /** Makes one. */
  public Generated() {}
}
