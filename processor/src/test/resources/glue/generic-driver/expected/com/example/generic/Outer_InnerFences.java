package com.example.generic;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.Timeline;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Generated;

/**
 * The fences of {@link Outer.Inner}: makes them, signals them, and stands between the driver and
 * the core.
 *
 * <p>Written by Palisade from the annotations of {@code Outer.Inner}. {@link #create()} gives a
 * pending fence. {@link #close()} cancels what is still pending and returns when nothing of the
 * driver runs any more, no op, no handler and no callback: only then may the driver free what its
 * device uses.
 *
 * @param <K> as in {@link Outer.Inner}
 * @param <V> as in {@link Outer.Inner}
 */
@Generated("dev.palisade.processor.ContractProcessor")
final class Outer_InnerFences<K extends Comparable<K>, V> extends Timeline implements AutoCloseable {
  private final Outer<K>.Inner<V> driver;

  /**
   * Serves {@code driver}, which must stay usable until {@link #close()} has returned.
   *
   * @param driver the driver that the core calls through this object
   */
  Outer_InnerFences(Outer<K>.Inner<V> driver) {
    super("inner", Set.of(FenceOp.ENABLE_SIGNALING), /* timestamps= */ false);
    this.driver = driver;
  }

  /**
   * Signals {@code fence} with its payload, which is readable from then on.
   *
   * @param fence the fence
   * @param value what {@code value} will give
   * @return whether this call signaled the fence; {@code false} if another signaler, a failure or
   *     {@link #close()} came first, and then this payload is never seen
   */
  boolean signal(Outer<K>.Inner<V>.Request fence, V value) {
    if (!claim(fence)) {
      return false; // another signaler won, and the fields are its to write
    }
    // Only the winner of the claim writes, so plain writes do.
    fence.value = value;
    // A release: who finds the fence signaled with its payload sees these writes (HB2).
    return publish(fence);
  }

  /**
   * The {@code value} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  V value(Outer<K>.Inner<V>.Request fence) {
    requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.value;
  }

  /**
   * Runs {@link Outer.Inner#retired} as an interrupt, for the completion thread to call. Nothing it
   * throws goes further: the pending fences fail with it.
   *
   * @param <X> as in the driver
   * @param key as in the driver
   * @param values as in the driver
   * @param more as in the driver
   */
  <X extends V> void retired(K key, List<? super V> values, X more) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.retired(key, values, more);
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
