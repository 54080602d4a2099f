package dev.palisade.runtime;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for fences while they are pending: names them, and is told of interest in them. A
 * driver's {@link Timeline} does so by its ops, a container by its children. This class itself
 * answers for fences that need nothing of the kind: somebody signals them, whoever asks.
 */
class Issuer extends Origin {
  private static final AtomicLong CONTEXTS = new AtomicLong();

  final String driverName;

  /** Unique in this JVM. */
  final long context = CONTEXTS.incrementAndGet();

  Issuer(String driverName, int flags) {
    super(flags);
    this.driverName = driverName;
  }

  /** The timeline's name for a fence that was pending, or null if it is no longer. */
  @Nullable String nameFor(FenceState fence) {
    return driverName + "-" + context;
  }

  /**
   * First interest in a fence. False: its job is over, and the caller calls {@link #settleRefused}
   * when it has taken back what it registered.
   */
  boolean arm(FenceState fence) {
    return true;
  }

  /** Signals a fence that {@link #arm} said is over. */
  void settleRefused(FenceState fence) {
    throw new AssertionError(fence + " is not armed by anybody");
  }

  /** Whether a fence that nobody armed is over, as far as can be told without arming it. */
  boolean poll(FenceState fence) {
    return fence.isSettled();
  }

  /** When the fence should be signaled. */
  void hint(FenceState fence, long nanos) {}
}
