package dev.palisade.runtime;

import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;

/** What is to run when a fence is signaled: an intrusive node, one registration at a time. */
public abstract class FenceCallback {
  /** A node that is not registered. */
  protected FenceCallback() {}

  /**
   * Runs once, on the thread that signals, in {@link ExecutionContext#INTERRUPT}.
   *
   * @param fence the fence that was signaled
   */
  @RunsIn(ExecutionContext.INTERRUPT)
  public abstract void signaled(Fence fence);
}
