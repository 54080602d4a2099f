package com.example.names;

import dev.palisade.runtime.FenceOp;
import java.lang.AutoCloseable;
import java.lang.Override;
import java.lang.SuppressWarnings;
import javax.annotation.processing.Generated;

/**
 * The fences of {@link NamesDriver}: makes them, signals them, and stands between the driver and
 * the core.
 *
 * <p>Written by Palisade from the annotations of {@code NamesDriver}. {@link #create()} gives a
 * pending fence. {@link #close()} cancels what is still pending and returns when nothing of the
 * driver runs any more, no op, no handler and no callback: only then may the driver free what its
 * device uses.
 */
@Generated("dev.palisade.processor.ContractProcessor")
final class NamesDriverFences extends dev.palisade.runtime.Timeline implements AutoCloseable {
  private final NamesDriver driver;

  /**
   * Serves {@code driver}, which must stay usable until {@link #close()} has returned.
   *
   * @param driver the driver that the core calls through this object
   */
  NamesDriverFences(NamesDriver driver) {
    super(
        "names",
        java.util.Set.of(FenceOp.ENABLE_SIGNALING, FenceOp.EXTERNAL_LOCK),
        /* timestamps= */ false);
    this.driver = driver;
  }

  /**
   * Signals {@code fence} with its payload, which is readable from then on.
   *
   * @param fence the fence
   * @param text what {@code text} will give
   * @param own what {@code own} will give
   * @return whether this call signaled the fence; {@code false} if another signaler, a failure or
   *     {@link #close()} came first, and then this payload is never seen
   */
  boolean signal(NamesDriver.Request fence, java.lang.String text, String own) {
    if (!claim(fence)) {
      return false; // another signaler won, and the fields are its to write
    }
    // Only the winner of the claim writes, so plain writes do.
    fence.text = text;
    fence.own = own;
    // A release: who finds the fence signaled with its payload sees these writes (HB2).
    return publish(fence);
  }

  /**
   * The {@code text} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  java.lang.String text(NamesDriver.Request fence) {
    requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.text;
  }

  /**
   * The {@code own} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  String own(NamesDriver.Request fence) {
    requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.own;
  }

  /**
   * Runs {@link NamesDriver#ours} as an interrupt, for the completion thread to call. Nothing it
   * throws goes further: the pending fences fail with it.
   *
   * @param timeline as in the driver
   * @param fence as in the driver
   * @param object as in the driver
   * @param string as in the driver
   * @param throwable as in the driver
   */
  void ours(Timeline timeline, Fence fence, Object object, String string, Throwable throwable) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.ours(timeline, fence, object, string, throwable);
    } catch (java.lang.Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link NamesDriver#oursToo} as an interrupt, for the completion thread to call. Nothing it
   * throws goes further: the pending fences fail with it.
   *
   * @param fence as in the driver
   * @param set as in the driver
   * @param lock as in the driver
   * @param section as in the driver
   * @param function as in the driver
   */
  void oursToo(DriverFence fence, Set set, Lock lock, com.example.names.LockedSection section,
      Function function) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.oursToo(fence, set, lock, section, function);
    } catch (java.lang.Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link NamesDriver#theirs} as an interrupt, for the completion thread to call. Nothing it
   * throws goes further: the pending fences fail with it.
   *
   * @param string as in the driver
   * @param function as in the driver
   * @return what the handler returns; {@code null} if it threw
   */
  @SuppressWarnings("NullAway")
  java.lang.Object theirs(java.lang.String string, java.util.function.Function<?, ?> function) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      return driver.theirs(string, function);
    } catch (java.lang.Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
      return null;
    } finally {
      exitInterrupt();
    }
  }

  @Override
  protected boolean enableSignaling(dev.palisade.runtime.DriverFence fence) {
    // On first interest, at most once a fence.
    return driver.arm(fence);
  }

  @Override
  protected boolean underExternalLock(LockedSection section, dev.palisade.runtime.DriverFence fence,
      long argument) {
    // The lock that orders the core's own step with the driver's code.
    java.util.concurrent.locks.Lock lock = driver.lock;
    lock.lock();
    try {
      return section.run(fence, argument);
    } finally {
      lock.unlock();
    }
  }
}
