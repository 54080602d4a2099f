package com.example.lints;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.Timeline;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Generated;

/**
 * The fences of {@link LintDriver}: makes them, signals them, and stands between the driver and the
 * core.
 *
 * <p>Written by Palisade from the annotations of {@code LintDriver}. {@link #create()} gives a
 * pending fence. {@link #close()} cancels what is still pending and returns when nothing of the
 * driver runs any more, no op, no handler and no callback: only then may the driver free what its
 * device uses.
 */
@Generated("dev.palisade.processor.ContractProcessor")
@SuppressWarnings({
    "deprecation",
    "rawtypes",
    "removal"
})
final class LintDriverFences extends Timeline implements AutoCloseable {
  private final LintDriver driver;

  /**
   * Serves {@code driver}, which must stay usable until {@link #close()} has returned.
   *
   * @param driver the driver that the core calls through this object
   */
  LintDriverFences(LintDriver driver) {
    super("lints", Set.of(FenceOp.ENABLE_SIGNALING), /* timestamps= */ false);
    this.driver = driver;
  }

  /**
   * Runs {@link LintDriver#raw} as an interrupt, for the completion thread to call. Nothing it
   * throws goes further: the pending fences fail with it.
   *
   * @param list as in the driver
   */
  void raw(List list) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.raw(list);
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
}
