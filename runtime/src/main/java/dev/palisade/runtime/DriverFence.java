package dev.palisade.runtime;

import dev.palisade.annotations.Signals;

/** The producer's side of a fence: the only one that can signal it. */
public class DriverFence extends Fence {
  /**
   * The next fence of a timeline.
   *
   * @param timeline whose fence
   */
  protected DriverFence(Timeline timeline) {
    super(timeline);
  }

  /**
   * The consumer's side of this fence.
   *
   * @return what to hand out
   */
  public final Fence fence() {
    return Soon.soon(this);
  }

  /**
   * Signals success.
   *
   * @return whether this call signaled; false when the fence was signaled before
   */
  @Signals
  public final boolean signal() {
    return Soon.soon(false);
  }

  /**
   * Signals failure.
   *
   * @param error why the job failed
   * @return whether this call signaled; false when the fence was signaled before
   */
  @Signals
  public final boolean signal(FenceError error) {
    return Soon.soon(false);
  }
}
