package dev.palisade.runtime.soak;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.Timeline;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** A driver whose ops know whether they may still run. */
final class SoakDriver extends Timeline {
  /** Not reentrant use: the core promises not to take it twice. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Totals totals;

  /** Set when {@code close} has returned. */
  volatile boolean closed;

  SoakDriver(Totals totals, boolean timestamps, Set<FenceOp> ops) {
    super("soak", ops, timestamps);
    this.totals = totals;
  }

  /** An op may take its time, and {@code close} has to wait for it. */
  private void op() {
    totals.ops.increment();
    boolean late = closed;
    if ((System.nanoTime() & 31) == 0) {
      Thread.yield();
    }
    if (late || closed) {
      totals.opsAfterClose.increment();
    }
  }

  @Override
  protected boolean enableSignaling(DriverFence fence) {
    op();
    if (((Job) fence).armed.incrementAndGet() > 1) {
      totals.armedTwice.increment();
    }
    return true;
  }

  @Override
  protected boolean checkSignaled(DriverFence fence) {
    op();
    return ((Job) fence).over;
  }

  @Override
  protected String timelineName() {
    op();
    return "ring";
  }

  @Override
  protected void setDeadline(DriverFence fence, long nanos) {
    op();
  }

  @Override
  protected void release(DriverFence fence) {
    op();
    totals.released.increment();
    if (!fence.isDone()) {
      throw new AssertionError("released before it was done: " + fence);
    }
  }

  @Override
  protected boolean underExternalLock(LockedSection section, DriverFence fence, long argument) {
    lock.lock();
    try {
      if (lock.getHoldCount() != 1) {
        throw new AssertionError("the external lock was taken twice");
      }
      return section.run(fence, argument);
    } finally {
      lock.unlock();
    }
  }

  /** As an interrupt handler of the glue. */
  void interrupt(Runnable handler) {
    enterInterrupt();
    try {
      handler.run();
    } finally {
      exitInterrupt();
    }
  }

  /** As the glue signals a payload. */
  boolean signal(Job job, int payload) {
    if (!claim(job)) {
      return false;
    }
    job.low = payload;
    job.high = -payload;
    return publish(job);
  }

  /** Whether the payload may be read; fails if it is readable and not what one signaler wrote. */
  boolean read(Job job) {
    try {
      requirePayload(job);
    } catch (IllegalStateException unreadable) {
      return false;
    }
    if (job.low == 0 || job.low != -job.high) {
      throw new AssertionError("torn payload: " + job.low + ", " + job.high);
    }
    return true;
  }

  /** A fence with a payload. */
  static final class Job extends DriverFence {
    final AtomicInteger armed = new AtomicInteger();

    /** How many signals were told that they won. */
    final AtomicInteger winners = new AtomicInteger();

    /** What the device would answer if it was polled. */
    volatile boolean over;

    private int low;
    private int high;

    Job(Timeline timeline) {
      super(timeline);
    }
  }
}
