package com.example.payload;

import dev.palisade.runtime.Timeline;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The fences of {@link PayloadDriver}: makes them, signals them, and stands between the driver and
 * the core.
 *
 * <p>Written by Palisade from the annotations of {@code PayloadDriver}. {@link #create()} gives a
 * pending fence. {@link #close()} cancels what is still pending and returns when nothing of the
 * driver runs any more, no op, no handler and no callback: only then may the driver free what its
 * device uses.
 */
@Generated("dev.palisade.processor.ContractProcessor")
public final class PayloadDriverFences extends Timeline implements AutoCloseable {
  private final PayloadDriver driver;

  /**
   * Serves {@code driver}, which must stay usable until {@link #close()} has returned.
   *
   * @param driver the driver that the core calls through this object
   */
  public PayloadDriverFences(PayloadDriver driver) {
    super("payload", Set.of(), /* timestamps= */ false);
    this.driver = driver;
  }

  /**
   * Signals {@code fence} with its payload, which is readable from then on.
   *
   * @param fence the fence
   * @param value what {@code value} will give
   * @param <T> as in the fence
   * @return whether this call signaled the fence; {@code false} if another signaler, a failure or
   *     {@link #close()} came first, and then this payload is never seen
   */
  <T extends Comparable<T>> boolean signal(Generic<T> fence, T value) {
    if (!super.claim(fence)) {
      return false; // another signaler won, and the fields are its to write
    }
    // Only the winner of the claim writes, so plain writes do.
    fence.value = value;
    // A release: who finds the fence signaled with its payload sees these writes (HB2).
    return super.publish(fence);
  }

  /**
   * The {@code value} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @param <T> as in the fence
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  <T extends Comparable<T>> T value(Generic<T> fence) {
    super.requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.value;
  }

  /**
   * Signals {@code fence} with its payload, which is readable from then on.
   *
   * @param fence the fence
   * @param data what {@code data} will give
   * @param names what {@code names} will give
   * @return whether this call signaled the fence; {@code false} if another signaler, a failure or
   *     {@link #close()} came first, and then this payload is never seen
   */
  public boolean signal(PayloadDriver.Copy fence, byte @Nullable [] data,
      @Nullable List<? extends @Nullable CharSequence> names) {
    if (!super.claim(fence)) {
      return false; // another signaler won, and the fields are its to write
    }
    // Only the winner of the claim writes, so plain writes do.
    fence.data = data;
    fence.names = names;
    // A release: who finds the fence signaled with its payload sees these writes (HB2).
    return super.publish(fence);
  }

  /**
   * The {@code data} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  public byte @Nullable [] data(PayloadDriver.Copy fence) {
    super.requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.data;
  }

  /**
   * The {@code names} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  public @Nullable List<? extends @Nullable CharSequence> names(PayloadDriver.Copy fence) {
    super.requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.names;
  }

  /**
   * Signals {@code fence} with its payload, which is readable from then on.
   *
   * @param fence the fence
   * @param data what {@code data} will give
   * @param names what {@code names} will give
   * @param bytes what {@code bytes} will give
   * @return whether this call signaled the fence; {@code false} if another signaler, a failure or
   *     {@link #close()} came first, and then this payload is never seen
   */
  public boolean signal(PayloadDriver.CopyTwo fence, byte @Nullable [] data,
      @Nullable List<? extends @Nullable CharSequence> names, long bytes) {
    if (!super.claim(fence)) {
      return false; // another signaler won, and the fields are its to write
    }
    // Only the winner of the claim writes, so plain writes do.
    fence.data = data;
    fence.names = names;
    fence.bytes = bytes;
    // A release: who finds the fence signaled with its payload sees these writes (HB2).
    return super.publish(fence);
  }

  /**
   * The {@code bytes} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  public long bytes(PayloadDriver.CopyTwo fence) {
    super.requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.bytes;
  }

  /**
   * Signals {@code fence_} with its payload, which is readable from then on.
   *
   * @param fence_ the fence
   * @param fence what {@code fence} will give
   * @param driver what {@code driver} will give
   * @param claim what {@code claim} will give
   * @param requirePayload what {@code requirePayload} will give
   * @param signal what {@code signal} will give
   * @param release what {@code release} will give
   * @param close what {@code close} will give
   * @return whether this call signaled the fence; {@code false} if another signaler, a failure or
   *     {@link #close()} came first, and then this payload is never seen
   */
  boolean signal(PayloadDriver.Names fence_, int fence, int driver, int claim, int requirePayload,
      int signal, int release, int close) {
    if (!super.claim(fence_)) {
      return false; // another signaler won, and the fields are its to write
    }
    // Only the winner of the claim writes, so plain writes do.
    fence_.fence = fence;
    fence_.driver = driver;
    fence_.claim = claim;
    fence_.requirePayload = requirePayload;
    fence_.signal = signal;
    fence_.release = release;
    fence_.close = close;
    // A release: who finds the fence signaled with its payload sees these writes (HB2).
    return super.publish(fence_);
  }

  /**
   * The {@code fence} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  int fence(PayloadDriver.Names fence) {
    super.requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.fence;
  }

  /**
   * The {@code driver} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  int driver(PayloadDriver.Names fence) {
    super.requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.driver;
  }

  /**
   * The {@code claim} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  int claim(PayloadDriver.Names fence) {
    super.requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.claim;
  }

  /**
   * The {@code requirePayload} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  int requirePayload(PayloadDriver.Names fence) {
    super.requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.requirePayload;
  }

  /**
   * The {@code signal} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  int signal(PayloadDriver.Names fence) {
    super.requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.signal;
  }

  /**
   * The {@code release} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  int release(PayloadDriver.Names fence) {
    super.requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.release;
  }

  /**
   * The {@code close} that {@code fence} was signaled with.
   *
   * @param fence a fence that has been signaled
   * @return the payload
   * @throws IllegalStateException if the fence is pending, has failed, or was signaled without
   */
  int close(PayloadDriver.Names fence) {
    super.requirePayload(fence); // an acquire, which pairs with publish; or it throws (HB2)
    return fence.close;
  }

  /**
   * Runs {@link PayloadDriver#publish} as an interrupt, for the completion thread to call. Nothing
   * it throws goes further: the pending fences fail with it.
   *
   * @param names as in the driver
   * @return what the handler returns; {@code false} if it threw
   */
  boolean publish(PayloadDriver.Names names) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      return driver.publish(names);
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
      return false;
    } finally {
      exitInterrupt();
    }
  }
}
