package dev.palisade.examples.opencl;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Who is inside the driver, so that {@link #close} can wait for them. A lock would do, but would be
 * held over calls into OpenCL, which may call back on this very thread.
 */
final class Visitors {
  private static final int CLOSED = Integer.MIN_VALUE;
  private static final long PAUSE = 50_000;

  /** How many are inside; with the sign bit, nobody else comes in. */
  private final AtomicInteger state = new AtomicInteger();

  void enter() {
    int now = state.getAndUpdate(count -> count < 0 ? count : count + 1);
    if (now < 0) {
      throw new IllegalStateException("the driver is closed");
    }
  }

  void leave() {
    state.decrementAndGet();
  }

  /** Keeps others out and waits for those inside; false when it was closed before. */
  boolean close() {
    if (state.getAndUpdate(count -> count | CLOSED) < 0) {
      return false;
    }
    while (state.get() != CLOSED) {
      LockSupport.parkNanos(this, PAUSE);
    }
    return true;
  }
}
