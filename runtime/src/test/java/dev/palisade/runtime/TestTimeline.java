package dev.palisade.runtime;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

/** A driver written by hand: every op can be set, and tells how often it ran. */
final class TestTimeline extends Timeline implements AutoCloseable {
  final ReentrantLock lock = new ReentrantLock();
  final AtomicInteger enabled = new AtomicInteger();
  final AtomicInteger checked = new AtomicInteger();
  final AtomicInteger named = new AtomicInteger();
  final ConcurrentLinkedQueue<DriverFence> released = new ConcurrentLinkedQueue<>();
  final ConcurrentHashMap<DriverFence, Long> deadlines = new ConcurrentHashMap<>();

  volatile Predicate<DriverFence> enable = fence -> true;
  volatile Predicate<DriverFence> check = fence -> false;
  volatile Runnable onRelease = () -> {};
  volatile Runnable onDeadline = () -> {};
  volatile Function<TestTimeline, String> name = timeline -> "ring 0";

  TestTimeline(FenceOp... ops) {
    this(false, ops);
  }

  TestTimeline(boolean timestamps, FenceOp... ops) {
    super(
        "test",
        Set.copyOf(ops.length == 0 ? EnumSet.noneOf(FenceOp.class) : Set.of(ops)),
        timestamps);
  }

  @Override
  protected String timelineName() {
    named.incrementAndGet();
    return name.apply(this);
  }

  @Override
  protected boolean enableSignaling(DriverFence fence) {
    enabled.incrementAndGet();
    return enable.test(fence);
  }

  @Override
  protected boolean checkSignaled(DriverFence fence) {
    checked.incrementAndGet();
    return check.test(fence);
  }

  @Override
  protected void setDeadline(DriverFence fence, long nanos) {
    deadlines.put(fence, nanos);
    onDeadline.run();
  }

  @Override
  protected void release(DriverFence fence) {
    released.add(fence);
    onRelease.run();
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

  /** Runs as an interrupt handler of this driver. */
  void interrupt(Runnable handler) {
    enterInterrupt();
    try {
      handler.run();
    } finally {
      exitInterrupt();
    }
  }
}
