package com.example.locks;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.Timeline;
import java.util.Set;
import javax.annotation.processing.Generated;

/**
 * The fences of {@link Drivers.OfInherited}: makes them, signals them, and stands between the
 * driver and the core.
 *
 * <p>Written by Palisade from the annotations of {@code Drivers.OfInherited}. {@link #create()}
 * gives a pending fence. {@link #close()} cancels what is still pending and returns when nothing of
 * the driver runs any more, no op, no handler and no callback: only then may the driver free what
 * its device uses.
 */
@Generated("dev.palisade.processor.ContractProcessor")
final class Drivers_OfInheritedFences extends Timeline implements AutoCloseable {
  private final Drivers.OfInherited driver;

  /**
   * Serves {@code driver}, which must stay usable until {@link #close()} has returned.
   *
   * @param driver the driver that the core calls through this object
   */
  Drivers_OfInheritedFences(Drivers.OfInherited driver) {
    super("inherited monitor", Set.of(FenceOp.EXTERNAL_LOCK), /* timestamps= */ false);
    this.driver = driver;
  }

  @Override
  protected boolean underExternalLock(LockedSection section, DriverFence fence, long argument) {
    // The lock that orders the core's own step with the driver's code.
    synchronized (driver.guard) {
      return section.run(fence, argument);
    }
  }
}
