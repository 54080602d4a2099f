package com.example.names;

/** Not the one the glue means. */
public class Timeline {
  /** Makes one. */
  public Timeline() {}
}
