package com.example.locks;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.Timeline;
import java.util.Set;
import javax.annotation.processing.Generated;

/**
 * The fences of {@link Drivers.OfThis}: makes them, signals them, and stands between the driver and
 * the core.
 *
 * <p>Written by Palisade from the annotations of {@code Drivers.OfThis}. {@link #create()} gives a
 * pending fence. {@link #close()} cancels what is still pending and returns when nothing of the
 * driver runs any more, no op, no handler and no callback: only then may the driver free what its
 * device uses.
 */
@Generated("dev.palisade.processor.ContractProcessor")
final class Drivers_OfThisFences extends Timeline implements AutoCloseable {
  private final Drivers.OfThis driver;

  /**
   * Serves {@code driver}, which must stay usable until {@link #close()} has returned.
   *
   * @param driver the driver that the core calls through this object
   */
  Drivers_OfThisFences(Drivers.OfThis driver) {
    super("own monitor", Set.of(FenceOp.EXTERNAL_LOCK), /* timestamps= */ false);
    this.driver = driver;
  }

  @Override
  protected boolean underExternalLock(LockedSection section, DriverFence fence, long argument) {
    // The lock that orders the core's own step with the driver's code.
    synchronized (driver) {
      return section.run(fence, argument);
    }
  }
}
