package com.example.names;

/** Not the one the glue means. */
public class String {
  /** Makes one. */
  public String() {}
}
