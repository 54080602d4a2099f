package dev.palisade.examples.software;

import dev.palisade.annotations.CheckSignaled;
import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.GuardedBy;
import dev.palisade.annotations.Signals;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A timeline without a device, like the kernel's sw_sync: a counter that only grows, and fences for
 * points of it. {@link #advance} signals, in order, every point the counter has come to; {@link
 * #close} fails the points it will never come to.
 *
 * <p>Points are signaled in order even when several threads advance, and with no lock held, so that
 * callbacks may do anything, advance this timeline included: one thread at a time does the
 * signaling, and another that comes meanwhile leaves it a note to look once more. Hence {@code
 * advance} may return a moment before another thread has signaled its points. {@link #hasReached}
 * closes that gap for those who poll: it answers from the counter.
 */
@FenceDriver(name = "software")
public final class SoftwareDriver implements AutoCloseable {
  private final String name;
  private final AtomicLong counter = new AtomicLong();
  private final AtomicInteger calls = new AtomicInteger();
  private final ReentrantLock queueLock = new ReentrantLock();
  private final SoftwareDriverFences fences = new SoftwareDriverFences(this);

  @GuardedBy("queueLock")
  private final PriorityQueue<PointFence> pending = new PriorityQueue<>();

  /**
   * A timeline at point 0.
   *
   * @param name for people
   */
  public SoftwareDriver(String name) {
    this.name = name;
  }

  /**
   * A fence for this point, signaled at once if the timeline is there already.
   *
   * @param point where on the timeline
   * @return its fence
   * @throws IllegalStateException after {@link #close}
   */
  public Fence at(long point) {
    PointFence fence = fences.create(timeline -> new PointFence(timeline, point));
    queueLock.lock();
    try {
      pending.add(fence);
    } finally {
      queueLock.unlock();
    }
    signalDue();
    return fence.fence();
  }

  /**
   * Goes on.
   *
   * @param points how many
   * @return where the timeline is then
   */
  @Signals
  public long advance(long points) {
    if (points < 0) {
      throw new IllegalArgumentException("a timeline does not go back: " + points);
    }
    long now = counter.updateAndGet(before -> Math.addExact(before, points));
    signalDue();
    return now;
  }

  /**
   * Where the timeline is.
   *
   * @return the last point it came to
   */
  public long point() {
    return counter.get();
  }

  /** One caller works; those who come meanwhile only count up, and it goes round again for them. */
  private void signalDue() {
    int served = calls.incrementAndGet() == 1 ? 1 : 0;
    while (served != 0) {
      for (PointFence due = pollDue(); due != null; due = pollDue()) {
        due.signal();
      }
      served = calls.addAndGet(-served);
    }
  }

  private @Nullable PointFence pollDue() {
    queueLock.lock();
    try {
      PointFence first = pending.peek();
      return first != null && hasReached(first) ? pending.poll() : null;
    } finally {
      queueLock.unlock();
    }
  }

  /**
   * Nothing to arm: {@link #advance} signals by itself. But who comes late need not wait for it.
   */
  @EnableSignaling
  boolean isAhead(DriverFence fence) {
    return !hasReached(fence);
  }

  @CheckSignaled
  boolean hasReached(DriverFence fence) {
    return counter.get() >= ((PointFence) fence).point;
  }

  /** The timeline's name and how far it is. */
  @TimelineName
  String describe() {
    return name + "@" + counter.get();
  }

  /** Fails every point not reached; no op and no callback of this timeline runs after it. */
  @Override
  public void close() {
    fences.close();
    queueLock.lock();
    try {
      pending.clear();
    } finally {
      queueLock.unlock();
    }
  }
}
