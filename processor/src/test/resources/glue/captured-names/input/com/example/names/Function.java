package com.example.names;

/** Not the one the glue means. */
public class Function {
  /** Makes one. */
  public Function() {}
}
