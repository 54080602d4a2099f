package com.example.two;

import dev.palisade.runtime.Timeline;
import java.util.Set;
import javax.annotation.processing.Generated;

/**
 * The fences of {@link First}: makes them, signals them, and stands between the driver and the
 * core.
 *
 * <p>Written by Palisade from the annotations of {@code First}. {@link #create()} gives a pending
 * fence. {@link #close()} cancels what is still pending and returns when nothing of the driver runs
 * any more, no op, no handler and no callback: only then may the driver free what its device uses.
 */
@Generated("dev.palisade.processor.ContractProcessor")
final class FirstFences extends Timeline implements AutoCloseable {
  private final First driver;

  /**
   * Serves {@code driver}, which must stay usable until {@link #close()} has returned.
   *
   * @param driver the driver that the core calls through this object
   */
  FirstFences(First driver) {
    super("first", Set.of(), /* timestamps= */ false, /* oneSubmitter= */ true);
    this.driver = driver;
  }

  /**
   * Signals {@code fence} with its payload, which is readable from then on.
   *
   * @param fence the fence
   * @param both what {@code both} will give
   * @return whether this call signaled the fence; {@code false} if another signaler, a failure or
   *     {@link #close()} came first, and then this payload is never seen
   */
  boolean signal(Drivers.OfBoth fence, int both) {
    if (!claim(fence)) {
      return false; // another signaler won, and the fields are its to write
    }
    // Only the winner of the claim writes, so plain writes do.
    fence.both = both;
    // A release: who finds the fence signaled with its payload sees these writes (HB2).
    return publish(fence);
  }

  /**
   * The {@code both} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  int both(Drivers.OfBoth fence) {
    requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.both;
  }

  /**
   * Signals {@code fence} with its payload, which is readable from then on.
   *
   * @param fence the fence
   * @param first what {@code first} will give
   * @return whether this call signaled the fence; {@code false} if another signaler, a failure or
   *     {@link #close()} came first, and then this payload is never seen
   */
  boolean signal(Drivers.OfFirst fence, int first) {
    if (!claim(fence)) {
      return false; // another signaler won, and the fields are its to write
    }
    // Only the winner of the claim writes, so plain writes do.
    fence.first = first;
    // A release: who finds the fence signaled with its payload sees these writes (HB2).
    return publish(fence);
  }

  /**
   * The {@code first} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  int first(Drivers.OfFirst fence) {
    requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.first;
  }
}
