package com.example.locks;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.Timeline;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import javax.annotation.processing.Generated;

/**
 * The fences of {@link Drivers.OfStaticLock}: makes them, signals them, and stands between the
 * driver and the core.
 *
 * <p>Written by Palisade from the annotations of {@code Drivers.OfStaticLock}. {@link #create()}
 * gives a pending fence. {@link #close()} cancels what is still pending and returns when nothing of
 * the driver runs any more, no op, no handler and no callback: only then may the driver free what
 * its device uses.
 */
@Generated("dev.palisade.processor.ContractProcessor")
final class Drivers_OfStaticLockFences extends Timeline implements AutoCloseable {
  private final Drivers.OfStaticLock driver;

  /**
   * Serves {@code driver}, which must stay usable until {@link #close()} has returned.
   *
   * @param driver the driver that the core calls through this object
   */
  Drivers_OfStaticLockFences(Drivers.OfStaticLock driver) {
    super(
        "static lock",
        Set.of(FenceOp.ENABLE_SIGNALING, FenceOp.EXTERNAL_LOCK),
        /* timestamps= */ false);
    this.driver = driver;
  }

  @Override
  protected boolean enableSignaling(DriverFence fence) {
    // On first interest, at most once a fence.
    return driver.arm(fence);
  }

  @Override
  protected boolean underExternalLock(LockedSection section, DriverFence fence, long argument) {
    // The lock that orders the core's own step with the driver's code.
    Lock lock = Queue0.LOCK;
    lock.lock();
    try {
      return section.run(fence, argument);
    } finally {
      lock.unlock();
    }
  }
}
