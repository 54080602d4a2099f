package dev.palisade.runtime;

import dev.palisade.annotations.Signals;

/**
 * The producer's side of a fence, and the only one that can signal it. The driver keeps it and
 * hands out {@link #fence()}.
 *
 * <p>In memory this is the fence itself: one object of 32 bytes. A driver may extend this class to
 * carry what a job needs, and the job's result: a field annotated {@code @PublishedBySignal} is
 * written and published by the {@code signal} method that the glue generates for it, and read
 * through the glue's accessor. A constructor of a subclass does little: from {@link
 * #DriverFence(Timeline)} on, {@code close} may signal the fence.
 *
 * <p>Whoever has a {@code DriverFence} has the duty to signal it, whatever happens.
 */
public class DriverFence extends Fence {
  /**
   * The next fence of a timeline; called by {@code create} (HB8). Any context, no lock.
   *
   * @param timeline the timeline that {@code create} gives
   * @throws IllegalStateException after {@code close}
   */
  @SuppressWarnings("this-escape") // to the registry only, which calls nothing that is overridable
  protected DriverFence(Timeline timeline) {
    super(timeline.newOrigin(), timeline.nextSequence());
    timeline.enter(this, sequence);
  }

  /** In no registry, or not yet: see {@link Creator#nextFence}. */
  DriverFence(Origin origin, long sequence) {
    super(origin, sequence);
  }

  /** A producer for a fence whose own one is gone; it is in no registry. Only while tracking. */
  DriverFence(Fence tracked) {
    super(tracked.origin, tracked.sequence);
    setTracked(tracked);
  }

  /**
   * The consumer's side of this fence. Any context, no lock, never blocks.
   *
   * @return what to hand out: this object, seen by a type that cannot signal; while producers are
   *     tracked, an object of its own that does not keep this one alive
   */
  public final Fence fence() {
    return (Fence) core();
  }

  /**
   * Signals success: SIGNALED, then every callback in order of registration, then DONE. Any
   * context; never blocks and never waits for another signaler.
   *
   * <p>Callbacks are foreign code and run on this thread before this method returns, unless this is
   * itself called from a callback: then they run, and DONE comes, after that callback and the
   * others of its fence have returned. So a chain of fences, each signaled by a callback of the one
   * before, needs no stack.
   *
   * <p>Locks: the driver's external lock, if it has one, is held over the change of state and over
   * the callbacks. The core holds no lock of its own.
   *
   * <p>Ordering: everything this thread did before happens before everything that follows the
   * answer "signaled" on another thread, and before the callbacks (HB1, HB3).
   *
   * @return true if this call signaled; false if the fence was signaled before, and nothing
   *     happened
   */
  @Signals
  public final boolean signal() {
    return core().settle(Outcome.SUCCEEDED);
  }

  /**
   * Signals failure; otherwise as {@link #signal()}, its order included (HB1). Allocates nothing.
   *
   * @param error why the job failed
   * @return true if this call signaled; false if the fence was signaled before, and nothing
   *     happened
   */
  @Signals
  public final boolean signal(FenceError error) {
    return core().settle(error.outcome());
  }

  @Override
  final DriverFence producer() {
    return this;
  }
}
