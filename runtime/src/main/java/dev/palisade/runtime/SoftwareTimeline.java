package dev.palisade.runtime;

import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.GuardedBy;
import dev.palisade.annotations.Requires;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.Signals;
import dev.palisade.annotations.WaitsFor;
import dev.palisade.runtime.FenceWord.Outcome;
import dev.palisade.runtime.GracePeriod.Backoff;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A timeline without a device, like the kernel's sw_sync: a counter that only grows, and fences for
 * points of it. {@link #advance} signals, in order, all points the counter has come to; {@link
 * #close} fails the points it will never come to.
 *
 * <p>The fences of a timeline share its context, and their sequence numbers are their points: so
 * {@link Fences#merge} keeps the latest point of each timeline.
 *
 * <p>Points are signaled in order even when several threads advance, and with no lock held, so that
 * callbacks may do anything, advance this timeline included: one thread at a time does the
 * signaling, and another that comes meanwhile leaves it a note to look once more. Hence {@code
 * advance} may return a moment before another thread has signaled its points, and in a callback of
 * this timeline before this thread has.
 */
public final class SoftwareTimeline implements AutoCloseable {
  private final Named issuer;

  /** Never held over foreign code. */
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private long point;

  @GuardedBy("lock")
  private boolean closed;

  @GuardedBy("lock")
  private final TreeMap<Long, Point> pending = new TreeMap<>();

  /** Points to signal, in order, and after them those to fail. */
  @GuardedBy("lock")
  private final Queue<Point> reached = new ArrayDeque<>();

  @GuardedBy("lock")
  private final Queue<Point> missed = new ArrayDeque<>();

  /** Points that were taken from these, in order; the first of them is not yet done. */
  @GuardedBy("lock")
  private final Queue<Point> leaving = new ArrayDeque<>();

  /** How often somebody came to signal and was not yet served. */
  private final AtomicInteger calls = new AtomicInteger();

  /**
   * A timeline at point 0.
   *
   * @param name for people: the timeline name of its fences
   */
  public SoftwareTimeline(String name) {
    issuer = new Named(name);
  }

  private static final class Named extends Issuer {
    private final String name;

    Named(String name) {
      super("software", 0);
      this.name = name;
    }

    @Override
    String nameFor(FenceState fence) {
      return name;
    }
  }

  private static final class Point extends Fence {
    Point(Issuer issuer, long point) {
      super(issuer, point);
      Events.init(this);
    }

    @Override
    @Nullable DriverFence producer() {
      return null;
    }
  }

  /**
   * The fence of a point: as long as it is pending, always the same; one that is signaled, if the
   * timeline has come there already. Ordering: HB1, of that one, too.
   *
   * @param point where on the timeline
   * @return its fence
   * @throws IllegalStateException after {@link #close}
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public Fence at(long point) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the timeline is closed: no new fences");
      }
      if (point > this.point) {
        return pending.computeIfAbsent(point, where -> new Point(issuer, where));
      }
    } finally {
      lock.unlock();
    }
    Point there = new Point(issuer, point);
    there.settle(Outcome.SUCCEEDED);
    return there;
  }

  /**
   * Goes on, and signals all points on the way in one pass. Any context; never blocks but for the
   * timeline's own lock, which is given back before. After {@link #close} there is nothing to
   * signal.
   *
   * <p>Ordering: all that this thread did before happens before all that follows the answer
   * "signaled" of one of these points (HB1), also if another thread signals it.
   *
   * @param points how many
   * @return where the timeline is then
   * @throws IllegalArgumentException if that is negative: a timeline does not go back
   * @throws ArithmeticException if there is no number for where it would be
   */
  @Signals
  public long advance(long points) {
    if (points < 0) {
      throw new IllegalArgumentException("a timeline does not go back: " + points);
    }
    long now;
    lock.lock();
    try {
      now = Math.addExact(point, points);
      point = now;
      move(pending.headMap(now, true).values(), reached);
    } finally {
      lock.unlock();
    }
    signalMoved();
    return now;
  }

  /**
   * Where the timeline is. Any context.
   *
   * @return the last point it came to
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public long point() {
    lock.lock();
    try {
      return point;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Fails every point not reached with {@link FenceError#CANCELED}, running their callbacks, and
   * waits until every callback of this timeline has returned. Closing twice is harmless. Does not
   * honour interrupts. Hold no lock here that a callback takes.
   *
   * <p>Ordering: what callbacks did happens before what follows (HB4).
   *
   * @throws IllegalStateException on a thread inside an op, an interrupt handler or a callback: it
   *     would wait for itself, or for somebody who waits for it
   */
  @Override
  @Signals
  @WaitsFor
  @RunsIn(PROCESS)
  public void close() {
    ThreadContext.requireMayBlock("close");
    lock.lock();
    try {
      closed = true;
      move(pending.values(), missed);
    } finally {
      lock.unlock();
    }
    signalMoved();
    Backoff backoff = new Backoff();
    while (!isQuiet()) {
      backoff.pause();
    }
    backoff.finish();
  }

  private static void move(Collection<Point> from, Queue<Point> to) {
    to.addAll(from);
    from.clear();
  }

  /** One caller works; those who come meanwhile only count up, and it goes round again for them. */
  private void signalMoved() {
    int served = calls.getAndIncrement() == 0 ? 1 : 0;
    while (served != 0) {
      if (!signalNext()) {
        served = calls.addAndGet(-served);
      }
    }
  }

  private boolean signalNext() {
    Point next;
    Outcome outcome = Outcome.SUCCEEDED;
    lock.lock();
    try {
      forgetDone();
      next = reached.poll();
      if (next == null) {
        next = missed.poll();
        outcome = FenceError.CANCELED.outcome();
      }
      if (next == null) {
        return false;
      }
      leaving.add(next);
    } finally {
      lock.unlock();
    }
    boolean unused = next.settle(outcome);
    return true;
  }

  @Requires("lock")
  private void forgetDone() {
    for (Point first = leaving.peek();
        first != null && first.isFinished();
        first = leaving.peek()) {
      leaving.remove();
    }
  }

  private boolean isQuiet() {
    lock.lock();
    try {
      forgetDone();
      return reached.isEmpty() && missed.isEmpty() && leaving.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
