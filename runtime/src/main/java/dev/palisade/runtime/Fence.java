package dev.palisade.runtime;

import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.Signals;
import dev.palisade.annotations.WaitsFor;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A one-shot, cross-thread completion object, seen by its consumer: it cannot signal. */
public abstract class Fence {
  Fence(Timeline timeline) {}

  /**
   * Whether the job is over.
   *
   * @return whether this fence is signaled
   */
  public final boolean isSignaled() {
    return Soon.soon(false);
  }

  /**
   * Whether the job is over and every callback has returned.
   *
   * @return whether this fence is done
   */
  public final boolean isDone() {
    return Soon.soon(false);
  }

  /**
   * What this fence says of its job.
   *
   * @return the status
   */
  public final FenceStatus status() {
    return Soon.soon(FenceStatus.PENDING);
  }

  /**
   * Why the job failed.
   *
   * @return the error, or null while pending and after success
   */
  @SuppressWarnings("exports") // whoever reads @Nullable brings jspecify
  public final @Nullable FenceError error() {
    return Soon.soon(FenceError.IO);
  }

  /**
   * When the fence was signaled, on the clock of {@link System#nanoTime()}.
   *
   * @return nanoseconds
   */
  public final long timestampNanos() {
    return Soon.soon(0L);
  }

  /**
   * The name of the driver.
   *
   * @return never null
   */
  public final String driverName() {
    return Soon.soon("");
  }

  /**
   * The name of the timeline.
   *
   * @return never null
   */
  public final String timelineName() {
    return Soon.soon("");
  }

  /**
   * The number of the timeline.
   *
   * @return unique in this JVM
   */
  public final long context() {
    return Soon.soon(0L);
  }

  /**
   * The place of this fence in its timeline.
   *
   * @return the sequence number
   */
  public final long sequence() {
    return Soon.soon(0L);
  }

  /** Asks the driver to see to it that this fence is signaled. */
  @Signals
  public final void enableSignaling() {
    Soon.soon(0);
  }

  /**
   * Registers a callback.
   *
   * @param callback what to run
   * @return false: already signaled, will not run, node reusable
   */
  @Signals
  public final boolean addCallback(FenceCallback callback) {
    return Soon.soon(false);
  }

  /**
   * Registers a callback that cannot be removed.
   *
   * @param callback what to run
   * @return false: already signaled, will not run
   */
  @Signals
  public final boolean addCallback(
      @RunsIn(ExecutionContext.INTERRUPT) Consumer<? super Fence> callback) {
    return Soon.soon(false);
  }

  /**
   * Takes a callback back.
   *
   * @param callback what {@link #addCallback(FenceCallback)} was given
   * @return true: will never run, node reusable; false: it ran and has returned
   */
  @WaitsFor
  public final boolean removeCallback(FenceCallback callback) {
    return Soon.soon(false);
  }

  /**
   * Waits until the fence is signaled.
   *
   * @throws InterruptedException if interrupted
   */
  @Signals
  @WaitsFor
  @RunsIn(ExecutionContext.PROCESS)
  public final void await() throws InterruptedException {
    Soon.soon(0);
  }

  /**
   * Waits until the fence is signaled, but no longer than given.
   *
   * @param timeout how long
   * @return whether it is signaled
   * @throws InterruptedException if interrupted
   */
  @Signals
  @WaitsFor
  @RunsIn(ExecutionContext.PROCESS)
  public final boolean await(Duration timeout) throws InterruptedException {
    return Soon.soon(false);
  }

  /**
   * Waits until the fence is signaled and every callback has returned.
   *
   * @throws InterruptedException if interrupted
   */
  @Signals
  @WaitsFor
  @RunsIn(ExecutionContext.PROCESS)
  public final void awaitDone() throws InterruptedException {
    Soon.soon(0);
  }

  /**
   * Waits until the fence is signaled and every callback has returned, but no longer than given.
   *
   * @param timeout how long
   * @return whether it is done
   * @throws InterruptedException if interrupted
   */
  @Signals
  @WaitsFor
  @RunsIn(ExecutionContext.PROCESS)
  public final boolean awaitDone(Duration timeout) throws InterruptedException {
    return Soon.soon(false);
  }

  /**
   * Tells the driver when the job should be over: a hint.
   *
   * @param nanos on the clock of {@link System#nanoTime()}
   */
  public final void setDeadline(long nanos) {
    Soon.soon(0);
  }
}
