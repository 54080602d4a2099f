package dev.palisade.runtime;

import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.MustSignal;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.RunsNow;
import dev.palisade.annotations.Signals;
import dev.palisade.annotations.WaitsFor;
import java.util.Set;
import java.util.function.Function;

/** One driver's sequence of fences: identity, ops, registry, grace period. Glue extends it. */
public abstract class Timeline {
  /** What runs with the driver's external lock held; a constant, so nothing is allocated. */
  @FunctionalInterface
  public interface LockedSection {
    /**
     * Runs the section.
     *
     * @param fence whose
     * @param argument handed through
     * @return handed through
     */
    boolean run(DriverFence fence, long argument);
  }

  /**
   * An open timeline.
   *
   * @param driverName the name of its driver
   * @param ops what the subclass overrides
   * @param timestamps whether fences remember when they were signaled
   */
  protected Timeline(String driverName, Set<FenceOp> ops, boolean timestamps) {}

  /**
   * The name of the driver.
   *
   * @return as given
   */
  public final String driverName() {
    return Soon.soon("");
  }

  /**
   * The number of this timeline.
   *
   * @return unique in this JVM
   */
  public final long context() {
    return Soon.soon(0L);
  }

  /**
   * Names this timeline; no lock is held.
   *
   * @return the name
   */
  protected String timelineName() {
    return driverName();
  }

  /**
   * Arms the device for a fence; the external lock is held.
   *
   * @param fence on first interest, at most once
   * @return false: already done
   */
  protected boolean enableSignaling(DriverFence fence) {
    return true;
  }

  /**
   * Polls; the external lock is held.
   *
   * @param fence a pending fence
   * @return whether its job is over
   */
  protected boolean checkSignaled(DriverFence fence) {
    return false;
  }

  /**
   * Takes a hint; the external lock is held.
   *
   * @param fence a pending fence
   * @param nanos when it should be signaled, on the clock of {@link System#nanoTime()}
   */
  protected void setDeadline(DriverFence fence, long nanos) {}

  /**
   * Lets the driver's resources of a fence go; no lock is held.
   *
   * @param fence done, and no op on it runs
   */
  protected void release(DriverFence fence) {}

  /**
   * Runs a section with the external lock held.
   *
   * @param section what to run
   * @param fence hand it through
   * @param argument hand it through
   * @return what the section returned
   */
  protected boolean underExternalLock(LockedSection section, DriverFence fence, long argument) {
    return section.run(fence, argument);
  }

  /**
   * The next fence, without payload.
   *
   * @return a pending fence
   * @throws IllegalStateException after close
   */
  @MustSignal
  public final DriverFence create() {
    return Soon.soon(new DriverFence(this));
  }

  /**
   * The next fence, of a driver's own class.
   *
   * @param <F> that class
   * @param constructor its constructor
   * @return a pending fence
   * @throws IllegalStateException after close
   */
  @MustSignal
  public final <F extends DriverFence> F create(
      @RunsNow Function<? super Timeline, ? extends F> constructor) {
    F fence = constructor.apply(this);
    return Soon.soon(fence);
  }

  /**
   * Payload, step 1: decides among the signalers that carry a payload.
   *
   * @param fence whose payload
   * @return true: write the payload, then publish; false: lost, write nothing
   */
  protected final boolean claim(DriverFence fence) {
    return Soon.soon(false);
  }

  /**
   * Payload, step 2: signals success and makes the payload readable.
   *
   * @param fence claimed by this thread, payload written
   * @return false: close or a failure came first; the payload stays unreadable
   */
  @Signals
  protected final boolean publish(DriverFence fence) {
    return Soon.soon(false);
  }

  /**
   * Passes only when the payload may be read.
   *
   * @param fence whose payload
   * @throws IllegalStateException unless the fence was signaled by {@link #publish(DriverFence)}
   */
  protected final void requirePayload(DriverFence fence) {
    Soon.soon(0);
  }

  /** Enters {@code INTERRUPT} on this thread; nests. */
  protected final void enterInterrupt() {
    Soon.soon(0);
  }

  /** Leaves what {@link #enterInterrupt()} entered. */
  protected final void exitInterrupt() {
    Soon.soon(0);
  }

  /**
   * Fails every pending fence, because a handler threw.
   *
   * @param escaped becomes the cause of their error
   */
  @Signals
  protected final void failPending(Throwable escaped) {
    Soon.soon(0);
  }

  /** Returns when every op, handler and callback that had started has returned. */
  @WaitsFor
  @RunsIn(ExecutionContext.PROCESS)
  public final void quiesce() {
    Soon.soon(0);
  }

  /** Refuses new fences, cancels the pending ones, quiesces. */
  @Signals
  @WaitsFor
  @RunsIn(ExecutionContext.PROCESS)
  public final void close() {
    Soon.soon(0);
  }
}
