package dev.palisade.runtime.kernel;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.Timeline;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** A driver as the kernel's module has one: it does with a fence what the fence's flavour says. */
final class AskedTimeline extends Timeline {
  /** What a driver does when it is asked to see to the signal of a fence. */
  enum Flavour {
    ARMS,
    REFUSES,
    FAILS,
    PLAIN,
    POLLED
  }

  /** A fence, and what the script wants to know of it or has set. */
  static final class Asked extends DriverFence {
    final Flavour flavour;
    final AtomicInteger enabled = new AtomicInteger();
    final AtomicInteger released = new AtomicInteger();
    volatile boolean ready;
    volatile FenceError error;

    Asked(Timeline timeline, Flavour flavour) {
      super(timeline);
      this.flavour = flavour;
    }

    /** With the error that was set, as the kernel's own does. */
    boolean signalAsSet() {
      return error == null ? signal() : signal(error);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();

  /** Its fences are polled if the first one is; with a lock, every op runs under it. */
  AskedTimeline(boolean polled, boolean locked) {
    super("oracle", ops(polled, locked), false);
  }

  private static Set<FenceOp> ops(boolean polled, boolean locked) {
    Set<FenceOp> ops = EnumSet.of(FenceOp.ENABLE_SIGNALING, FenceOp.RELEASE);
    if (polled) {
      ops.add(FenceOp.CHECK_SIGNALED);
    }
    if (locked) {
      ops.add(FenceOp.EXTERNAL_LOCK);
    }
    return ops;
  }

  @Override
  protected boolean enableSignaling(DriverFence fence) {
    Asked asked = (Asked) fence;
    switch (asked.flavour) {
      case ARMS, POLLED -> asked.enabled.incrementAndGet();
      case REFUSES -> {
        asked.enabled.incrementAndGet();
        return false;
      }
      case FAILS -> {
        asked.enabled.incrementAndGet();
        asked.signal(FenceError.of("-5"));
        return false;
      }
      case PLAIN -> {
        return true;
      }
    }
    return true;
  }

  @Override
  protected boolean checkSignaled(DriverFence fence) {
    return ((Asked) fence).ready;
  }

  @Override
  protected void release(DriverFence fence) {
    ((Asked) fence).released.incrementAndGet();
  }

  @Override
  protected boolean underExternalLock(LockedSection section, DriverFence fence, long argument) {
    lock.lock();
    try {
      return section.run(fence, argument);
    } finally {
      lock.unlock();
    }
  }
}
