package dev.palisade.runtime;

import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.Signals;
import dev.palisade.annotations.WaitsFor;
import dev.palisade.runtime.FenceCallback.Waiter;
import dev.palisade.runtime.GracePeriod.Backoff;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A one-shot, cross-thread completion object, seen by its consumers: they can ask, wait, add
 * callbacks, and not signal. Fences go one way through three states:
 *
 * <dl>
 *   <dt>PENDING
 *   <dd>The job is not over.
 *   <dt>SIGNALED
 *   <dd>The job is over, well or not ({@link #status()}), and callbacks may still be running.
 *       {@link #isSignaled()} and {@link #await()} go by this.
 *   <dt>DONE
 *   <dd>Every callback has returned. {@link #isDone()} and {@link #awaitDone()} go by this: wait
 *       for it before you free what a callback uses.
 * </dl>
 *
 * <p>Polling alone promises nothing: a driver may arm its device only when somebody is interested.
 * {@link #enableSignaling()}, {@link #addCallback(FenceCallback)} and the waits say so to it.
 *
 * <p>A fence that failed is signaled like any other. No method here throws because of it; ask
 * {@link #error()}.
 *
 * <p>All methods may be called by any thread. The getters take no lock, never signal and never
 * block. The memory contract, HB1 to HB10, is in {@link dev.palisade.runtime}.
 */
public abstract class Fence extends FenceState {
  /** The driver's name, of a fence that is signaled and therefore detached from its driver. */
  static final String DETACHED_DRIVER = "detached-driver";

  /** The timeline's name, of a fence that is signaled. */
  static final String DETACHED_TIMELINE = "signaled-timeline";

  Fence(Origin origin, long sequence) {
    super(origin, sequence);
  }

  // ---------------------------------------------------------------- asking

  /**
   * Whether the job is over. Callbacks may still be running: see {@link #isDone()}. Does not
   * signal. One load and a test of a class; for a pending fence that nobody armed, of a driver with
   * {@code @CheckSignaled} and no external lock, the answer may be the driver's, a little before
   * the fence is signaled; a container that nobody armed asks its children.
   *
   * <p>Ordering: true means that everything before the signal happened before (HB1).
   *
   * @return whether this fence is signaled
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public final boolean isSignaled() {
    return core().isSettledOrPolled();
  }

  /**
   * Whether the job is over and every callback has returned. Does not signal.
   *
   * <p>Ordering: true means that everything the callbacks did happened before (HB4).
   *
   * @return whether this fence is done
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public final boolean isDone() {
    Outcome outcome = core().outcome();
    return outcome != null && outcome.done;
  }

  /**
   * What this fence says of its job. Does not signal.
   *
   * <p>Ordering: an answer other than {@code PENDING} is as good as that of {@link #isSignaled()}
   * (HB1), and {@link #error()} agrees with it.
   *
   * @return the status
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public final FenceStatus status() {
    Outcome outcome = core().outcome();
    if (outcome == null) {
      return FenceStatus.PENDING;
    }
    return outcome.error == null ? FenceStatus.SIGNALED : FenceStatus.FAILED;
  }

  /**
   * Why the job failed. Does not signal.
   *
   * <p>Ordering: as {@link #status()} (HB1).
   *
   * @return the error; null while pending, and after success
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  @SuppressWarnings("exports") // whoever reads @Nullable brings jspecify
  public final @Nullable FenceError error() {
    Outcome outcome = core().outcome();
    return outcome == null ? null : outcome.error;
  }

  /**
   * When the fence was signaled.
   *
   * <p>Ordering: taken before the fence was signaled, and seen by whoever sees that (HB9).
   *
   * @return on the clock of {@link System#nanoTime()}
   * @throws UnsupportedOperationException if the driver did not choose time stamps
   * @throws IllegalStateException while the fence is pending
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public final long timestampNanos() {
    FenceState core = core();
    if (!core.isStamped()) {
      throw new UnsupportedOperationException(
          "fences of " + origin.issuer().driverName + " have no time stamp");
    }
    if (core.outcome() == null) {
      throw new IllegalStateException(this + " is pending and has no time stamp yet");
    }
    return core.stamp();
  }

  /**
   * The name of the driver; of a signaled fence, which is detached from its driver, a fixed text.
   * Enters nothing, and so promises no order.
   *
   * @return never null
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public final String driverName() {
    return core().isSettled() ? DETACHED_DRIVER : origin.issuer().driverName;
  }

  /**
   * The name of the timeline; of a signaled fence, which is detached from its driver, a fixed text.
   * May call the driver's op, which never blocks, inside the grace period (HB7).
   *
   * @return never null
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public final String timelineName() {
    FenceState core = core();
    String name = core.isSettled() ? null : origin.issuer().nameFor(core);
    return name == null ? DETACHED_TIMELINE : name;
  }

  /**
   * The number of the timeline this fence belongs to; it never changes.
   *
   * @return unique in this JVM
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public final long context() {
    return origin.issuer().context;
  }

  /**
   * The place of this fence in its timeline; it never changes.
   *
   * @return unique in its context; a fence that was created later has a higher one
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public final long sequence() {
    return sequence;
  }

  // ---------------------------------------------------------------- interest

  /**
   * Asks the driver to see to it that this fence is signaled; does nothing from the second time on.
   *
   * <p>Any context; never blocks. Takes the driver's external lock and calls its op under it;
   * without such a lock, calls the op with nothing held. If the driver says that the job is over,
   * this thread signals, as {@link DriverFence#signal()}.
   *
   * <p>Ordering: the op is called only if the fence was pending, and never after {@code close}
   * (HB7).
   */
  @Signals
  public final void enableSignaling() {
    core().enable();
  }

  /**
   * Tells the driver when the job should be over: a hint, which may come too late. Any context;
   * takes the driver's external lock. Never signals. The op is called as in {@link
   * #enableSignaling()} (HB7).
   *
   * @param nanos on the clock of {@link System#nanoTime()}
   */
  public final void setDeadline(long nanos) {
    FenceState core = core();
    origin.issuer().hint(core, nanos);
  }

  /**
   * Registers a callback, to be run once when this fence is signaled, after those that were
   * registered before it. Allocates nothing; one CAS.
   *
   * <p>Any context; never blocks. The first interest in a fence arms it, as {@link
   * #enableSignaling()}: so this may take the external lock, and may signal.
   *
   * <p>Ordering: what this thread did before happens before the callback runs (HB3). False orders
   * like {@link #isSignaled()} (HB1).
   *
   * @param callback what to run; free, until this returns true
   * @return false: the fence was signaled already, the callback will not run, the node is free
   * @throws IllegalStateException if the callback is registered, here or elsewhere
   */
  @Signals
  public final boolean addCallback(FenceCallback callback) {
    return core().register(callback);
  }

  /**
   * Registers a callback that cannot be removed; otherwise as {@link #addCallback(FenceCallback)}.
   * Allocates its node.
   *
   * @param callback what to run, given this fence
   * @return false: the fence was signaled already, the callback will not run
   */
  @Signals
  public final boolean addCallback(@RunsIn(INTERRUPT) Consumer<? super Fence> callback) {
    return core().register(new FenceCallback.OfConsumer(callback));
  }

  /**
   * Takes a callback back, if it has not run. Waits for a callback of this fence that is running,
   * so it counts as a wait: hold nothing a callback needs. Takes no lock of the driver. Its cost is
   * the length of the list.
   *
   * <p>Ordering: what the callback did happens before false (HB4), and nothing of the core touches
   * the node after true (HB5).
   *
   * @param callback what {@link #addCallback(FenceCallback)} was given
   * @return true: it will never run, and the node is free. False: it ran, and has returned; or it
   *     was not registered here. On a thread inside a callback or an op, which must not wait, a
   *     callback of a signaled fence is answered false at once; it then runs, is running, or ran.
   */
  @WaitsFor
  public final boolean removeCallback(FenceCallback callback) {
    return core().remove(callback);
  }

  // ---------------------------------------------------------------- waiting

  /**
   * Waits until the fence is signaled. Arms it as {@link #enableSignaling()} does. Parks: a virtual
   * thread lets go of its carrier.
   *
   * <p>Ordering: what came before the signal happens before the return (HB1). No wake-up is lost
   * (HB6).
   *
   * @throws InterruptedException if interrupted before or while waiting
   * @throws IllegalStateException in an interrupt handler, a callback or an op, signaled or not
   */
  @Signals
  @WaitsFor
  @RunsIn(PROCESS)
  public final void await() throws InterruptedException {
    ThreadContext.requireMayBlock("await");
    boolean unused = awaitSettled(core(), Long.MAX_VALUE);
  }

  /**
   * Waits until the fence is signaled, but no longer than given; otherwise as {@link #await()}.
   *
   * @param timeout how long; zero or less arms and asks
   * @return whether the fence is signaled
   * @throws InterruptedException if interrupted before or while waiting
   * @throws IllegalStateException in an interrupt handler, a callback or an op, signaled or not
   */
  @Signals
  @WaitsFor
  @RunsIn(PROCESS)
  public final boolean await(Duration timeout) throws InterruptedException {
    ThreadContext.requireMayBlock("await");
    return awaitSettled(core(), nanos(timeout));
  }

  /**
   * Waits until the fence is signaled and every callback has returned; otherwise as {@link
   * #await()}. Once the fence is signaled this polls, a millisecond late at worst.
   *
   * <p>Ordering: what the callbacks did happens before the return (HB4).
   *
   * @throws InterruptedException if interrupted before or while waiting
   * @throws IllegalStateException in an interrupt handler, a callback or an op, signaled or not
   */
  @Signals
  @WaitsFor
  @RunsIn(PROCESS)
  public final void awaitDone() throws InterruptedException {
    ThreadContext.requireMayBlock("awaitDone");
    boolean unused = awaitFinished(core(), Long.MAX_VALUE);
  }

  /**
   * Waits as {@link #awaitDone()}, but no longer than given.
   *
   * @param timeout how long; zero or less arms and asks
   * @return whether the fence is done
   * @throws InterruptedException if interrupted before or while waiting
   * @throws IllegalStateException in an interrupt handler, a callback or an op, signaled or not
   */
  @Signals
  @WaitsFor
  @RunsIn(PROCESS)
  public final boolean awaitDone(Duration timeout) throws InterruptedException {
    ThreadContext.requireMayBlock("awaitDone");
    return awaitFinished(core(), nanos(timeout));
  }

  /** Saturates: a Duration may be longer than a long of nanoseconds. */
  private static long nanos(Duration timeout) {
    try {
      return timeout.toNanos();
    } catch (ArithmeticException tooLong) {
      return timeout.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }

  private static boolean awaitSettled(FenceState core, long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (core.isSettled()) {
      return true;
    }
    if (nanos <= 0) {
      core.enable();
      return core.isSettled();
    }
    Object event = Events.waitStarted();
    try {
      return park(core, nanos);
    } finally {
      Events.waitEnded(event, core, core.isSettled());
    }
  }

  /**
   * HB6. The waiter is in the word before the word is looked at, so whoever signals later finds it.
   */
  private static boolean park(FenceState core, long nanos) throws InterruptedException {
    long deadline = deadline(nanos);
    Waiter waiter = new Waiter();
    boolean registered = core.register(waiter);
    Backoff backoff = new Backoff();
    try {
      while (!core.isSettled()) {
        long left = left(nanos, deadline);
        if (left <= 0) {
          return false;
        }
        if (!registered) {
          backoff.pauseInterruptibly(left); // about to be signaled by who has claimed it
        } else if (nanos == Long.MAX_VALUE) {
          LockSupport.park(core);
        } else {
          LockSupport.parkNanos(core, left);
        }
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      return true;
    } finally {
      if (!core.isSettled()) {
        boolean unused = core.takeBack(waiter);
      }
    }
  }

  /** On the clock of {@link System#nanoTime()}, which who waits for ever need not ask. */
  private static long deadline(long nanos) {
    return nanos == Long.MAX_VALUE ? nanos : System.nanoTime() + nanos;
  }

  private static long left(long nanos, long deadline) {
    return nanos == Long.MAX_VALUE ? nanos : deadline - System.nanoTime();
  }

  private static boolean awaitFinished(FenceState core, long nanos) throws InterruptedException {
    long deadline = deadline(nanos);
    if (!awaitSettled(core, nanos)) {
      return false;
    }
    Backoff backoff = new Backoff();
    while (!core.isFinished()) {
      long left = left(nanos, deadline);
      if (left <= 0) {
        return false;
      }
      backoff.pauseInterruptibly(left);
    }
    return true;
  }

  @Override
  public final String toString() {
    FenceError error = error();
    return origin.issuer().driverName
        + "["
        + context()
        + ":"
        + sequence
        + " "
        + (error == null ? status() : error)
        + "]";
  }
}
