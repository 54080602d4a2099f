package com.example.generic;

import dev.palisade.runtime.Timeline;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Generated;

/**
 * The fences of {@link Outer.Inheriting}: makes them, signals them, and stands between the driver
 * and the core.
 *
 * <p>Written by Palisade from the annotations of {@code Outer.Inheriting}. {@link #create()} gives
 * a pending fence. {@link #close()} cancels what is still pending and returns when nothing of the
 * driver runs any more, no op, no handler and no callback: only then may the driver free what its
 * device uses.
 */
@Generated("dev.palisade.processor.ContractProcessor")
final class Outer_InheritingFences extends Timeline implements AutoCloseable {
  private final Outer.Inheriting driver;

  /**
   * Serves {@code driver}, which must stay usable until {@link #close()} has returned.
   *
   * @param driver the driver that the core calls through this object
   */
  Outer_InheritingFences(Outer.Inheriting driver) {
    super("inheriting", Set.of(), /* timestamps= */ false);
    this.driver = driver;
  }

  /**
   * Runs {@link Outer.Inheriting#inherited} as an interrupt, for the completion thread to call.
   * Nothing it throws goes further: the pending fences fail with it.
   *
   * @param value as in the driver
   */
  void inherited(List<String> value) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.inherited(value);
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
    } finally {
      exitInterrupt();
    }
  }
}
