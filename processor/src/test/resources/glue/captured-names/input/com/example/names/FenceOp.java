package com.example.names;

/** Not the one the glue means. */
public class FenceOp {
  /** Makes one. */
  public FenceOp() {}
}
