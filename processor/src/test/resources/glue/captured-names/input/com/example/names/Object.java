package com.example.names;

/** Not the one the glue means. */
public class Object {
  /** Makes one. */
  public Object() {}
}
