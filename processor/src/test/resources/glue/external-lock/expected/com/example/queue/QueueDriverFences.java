package com.example.queue;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.Timeline;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import javax.annotation.processing.Generated;

/**
 * The fences of {@link QueueDriver}: makes them, signals them, and stands between the driver and
 * the core.
 *
 * <p>Written by Palisade from the annotations of {@code QueueDriver}. {@link #create()} gives a
 * pending fence. {@link #close()} cancels what is still pending and returns when nothing of the
 * driver runs any more, no op, no handler and no callback: only then may the driver free what its
 * device uses.
 */
@Generated("dev.palisade.processor.ContractProcessor")
final class QueueDriverFences extends Timeline implements AutoCloseable {
  private final QueueDriver driver;

  /**
   * Serves {@code driver}, which must stay usable until {@link #close()} has returned.
   *
   * @param driver the driver that the core calls through this object
   */
  QueueDriverFences(QueueDriver driver) {
    super(
        "a \"queue\" for $5",
        Set.of(
            FenceOp.ENABLE_SIGNALING,
            FenceOp.CHECK_SIGNALED,
            FenceOp.TIMELINE_NAME,
            FenceOp.SET_DEADLINE,
            FenceOp.RELEASE,
            FenceOp.EXTERNAL_LOCK),
        /* timestamps= */ true);
    this.driver = driver;
  }

  /**
   * Runs {@link QueueDriver#completed} as an interrupt, for the completion thread to call. Nothing
   * it throws goes further: the pending fences fail with it.
   */
  void completed() {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.completed();
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
    } finally {
      exitInterrupt();
    }
  }

  @Override
  protected boolean enableSignaling(DriverFence fence) {
    // On first interest, at most once a fence.
    return driver.arm(fence);
  }

  @Override
  protected boolean checkSignaled(DriverFence fence) {
    // A poll: once true, true for good.
    return driver.poll(fence);
  }

  @Override
  protected String timelineName() {
    // Only while the driver is attached; a fixed text follows.
    return driver.name();
  }

  @Override
  protected void setDeadline(DriverFence fence, long nanos) {
    // A hint, which may race with the signal.
    driver.hurry(fence, nanos);
  }

  @Override
  protected void release(DriverFence fence) {
    // The last call for this fence: no op on it runs or will.
    driver.free(fence);
  }

  @Override
  protected boolean underExternalLock(LockedSection section, DriverFence fence, long argument) {
    // The lock that orders the core's own step with the driver's code.
    Lock lock = driver.fenceLock;
    lock.lock();
    try {
      return section.run(fence, argument);
    } finally {
      lock.unlock();
    }
  }
}
