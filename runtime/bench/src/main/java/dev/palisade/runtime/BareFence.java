package dev.palisade.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A fence with a given sequence number that no registry knows: the core alone, without what {@code
 * create} adds to it. Applications cannot make one, hence the package.
 */
public final class BareFence extends Fence {
  /**
   * A pending fence.
   *
   * @param timeline where from
   * @param sequence its number
   */
  public BareFence(Timeline timeline, long sequence) {
    super(timeline, sequence);
  }

  private BareFence(Origin origin, long sequence) {
    super(origin, sequence);
  }

  /**
   * A pending fence of a timeline that stamps its fences.
   *
   * @param timeline where from
   * @param sequence its number
   * @return a fence with a place for its time stamp
   */
  public static BareFence stamped(Timeline timeline, long sequence) {
    return new BareFence(timeline.newOrigin(), sequence);
  }

  /**
   * As {@link DriverFence#signal()}.
   *
   * @return whether this call signaled
   */
  public boolean signal() {
    return core().settle(Outcome.SUCCEEDED);
  }

  /**
   * As {@link DriverFence#signal(FenceError)}.
   *
   * @param error why
   * @return whether this call signaled
   */
  public boolean signal(FenceError error) {
    return core().settle(error.outcome());
  }

  @Override
  @Nullable DriverFence producer() {
    return null;
  }
}
