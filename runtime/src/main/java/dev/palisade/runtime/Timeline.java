package dev.palisade.runtime;

import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.MustSignal;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.RunsNow;
import dev.palisade.annotations.Signals;
import dev.palisade.annotations.WaitsFor;
import dev.palisade.runtime.FenceWord.Outcome;
import dev.palisade.runtime.GracePeriod.Backoff;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One driver's sequence of fences: its identity, its ops, the fences that are pending, and the
 * grace period that {@link #close()} waits for. Generated glue extends it; so may a driver that is
 * written by hand.
 *
 * <p>The core calls an op only if the constructor was told of it. Every op runs inside the grace
 * period, after a look that its fence is still pending; so when {@link #close()} has signaled every
 * fence and waited once, no op runs and none can start. Entering and leaving cost two uncontended
 * RMWs an op, and nothing for what calls no op. What an op throws never reaches a consumer: an
 * enable op that throws fails its fence with {@link FenceError#DRIVER_FAULT}; from the others it
 * goes to the thread's uncaught exception handler.
 *
 * <p>A release op must wait until every op on its fence has returned, but nobody waits for it:
 * retired fences stand on a list, and whoever leaves an op, signals, quiesces or closes, and finds
 * that no op is running, releases them.
 */
public abstract class Timeline extends Creator {
  /**
   * What runs with the driver's external lock held. The core passes constants, so nothing is
   * allocated.
   */
  @FunctionalInterface
  public interface LockedSection {
    /**
     * Runs the section; called once, on the same thread, with the lock held.
     *
     * @param fence as given to {@link #underExternalLock}
     * @param argument as given to {@link #underExternalLock}
     * @return what {@link #underExternalLock} returns
     */
    boolean run(DriverFence fence, long argument);
  }

  /** Calls the interest ops. True: armed, or signaled meanwhile. */
  private static final LockedSection ARM =
      (fence, argument) -> {
        FenceState core = fence.core();
        return core.isSettledForOps() || core.origin.timeline().callInterestOps(fence);
      };

  private static final LockedSection CHECK_SIGNALED =
      (fence, argument) -> {
        FenceState core = fence.core();
        return core.isSettledForOps() || core.origin.timeline().checkSignaled(fence);
      };

  private static final LockedSection SET_DEADLINE =
      (fence, argument) -> {
        FenceState core = fence.core();
        if (!core.isSettledForOps()) {
          core.origin.timeline().setDeadline(fence, argument);
        }
        return true;
      };

  /** Runs the callbacks of a fence that was signaled inside a callback. */
  static final LockedSection DRAIN = (fence, argument) -> fence.core().runQueued();

  private final String defaultName;

  /** Entered around every op but release. */
  private final GracePeriod ops = new GracePeriod();

  /**
   * Entered around every interrupt handler, and where fences are released: apart, since releasing
   * waits until no op is running.
   */
  private final GracePeriod handlers = new GracePeriod();

  /** From now on only {@link #close()} releases fences. HB7, with {@link #handlers}. */
  private volatile boolean releasedByClose;

  /** One closer at a time; the second returns when the first has closed. */
  private final ReentrantLock closing = new ReentrantLock();

  /**
   * An open timeline.
   *
   * @param driverName the name of its driver
   * @param ops what the subclass overrides; the rest is never called
   * @param timestamps whether fences remember when they were signaled, at 32 bytes a fence and a
   *     {@link System#nanoTime()} a signal
   */
  protected Timeline(String driverName, Set<FenceOp> ops, boolean timestamps) {
    this(driverName, ops, timestamps, false);
  }

  /**
   * An open timeline, perhaps of one submitter: creating and {@link #close()} then come one after
   * the other, or fences share numbers and {@code close} misses some.
   *
   * @param driverName as above
   * @param ops as above
   * @param timestamps as above
   * @param oneSubmitter what the driver promises
   */
  protected Timeline(
      String driverName, Set<FenceOp> ops, boolean timestamps, boolean oneSubmitter) {
    super(driverName, flags(ops, timestamps), oneSubmitter);
    this.defaultName = driverName + "-" + context;
  }

  // ---------------------------------------------------------------- identity

  /**
   * The name of the driver.
   *
   * @return as given to the constructor
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public final String driverName() {
    return driverName;
  }

  /**
   * The number of this timeline. A driver signals the fences of one context in order of their
   * numbers; what ends in any order needs timelines of its own: see {@link Fences#merge}.
   *
   * @return unique in this JVM
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public final long context() {
    return context;
  }

  // ---------------------------------------------------------------- ops, for the driver

  /**
   * Names this timeline. Called from any thread, any time until the fence that was asked is
   * signaled, and perhaps a little later; no lock of the core is held.
   *
   * @return the name; by default the driver's name and the number of the timeline
   */
  @RunsIn(ATOMIC)
  protected String timelineName() {
    return defaultName;
  }

  /**
   * Arms the device for a fence, on first interest, at most once a fence. The external lock is
   * held; without one, this may run at the same time as {@code signal}, or end after it.
   *
   * @param fence pending, as far as can be known
   * @return false: its job is over already; the caller signals it
   */
  @RunsIn(ATOMIC)
  protected boolean enableSignaling(DriverFence fence) {
    return true;
  }

  /**
   * Polls the device for a fence. The external lock is held; HB7. Monotone: once true, always true.
   *
   * @param fence pending, as far as can be known
   * @return whether its job is over
   */
  @RunsIn(ATOMIC)
  protected boolean checkSignaled(DriverFence fence) {
    return false;
  }

  /**
   * Takes a hint, which may race with signaling. The external lock is held.
   *
   * @param fence pending, as far as can be known
   * @param nanos when it should be signaled, on the clock of {@link System#nanoTime()}
   */
  @RunsIn(ATOMIC)
  protected void setDeadline(DriverFence fence, long nanos) {}

  /**
   * Lets the driver's resources of a fence go. Once a fence, on whatever thread finds out that it
   * is time, perhaps inside another fence's callback, at the latest in {@link #close()}. No lock of
   * the core is held.
   *
   * @param fence DONE, and no op on it runs or will
   */
  @RunsIn(ATOMIC)
  protected void release(DriverFence fence) {}

  /**
   * Runs a section with the driver's external lock held, and gives the lock back whatever happens.
   * The core does not call this on a thread for which it holds the lock already, so the lock need
   * not be reentrant.
   *
   * @param section what to run
   * @param fence to hand through
   * @param argument to hand through
   * @return what the section returned
   */
  protected boolean underExternalLock(LockedSection section, DriverFence fence, long argument) {
    return section.run(fence, argument);
  }

  // ---------------------------------------------------------------- creating

  /**
   * The next fence, without payload (HB8). Any context; no lock; may allocate and fail.
   *
   * @return a pending fence
   * @throws IllegalStateException after {@link #close()}
   */
  @MustSignal
  public final DriverFence create() {
    return has(STAMPED | POLLED) ? new DriverFence(this) : nextFence();
  }

  /**
   * The next fence, of a driver's own class; otherwise as {@link #create()}.
   *
   * @param <F> that class
   * @param constructor makes it with the timeline it is given, as in {@code JobFence::new}
   * @return a pending fence
   * @throws IllegalStateException after {@link #close()}
   */
  @MustSignal
  public final <F extends DriverFence> F create(
      @RunsNow Function<? super Timeline, ? extends F> constructor) {
    return constructor.apply(this);
  }

  final Origin newOrigin() {
    return has(STAMPED) ? new Stamp(this) : this;
  }

  // ---------------------------------------------------------------- payload

  /**
   * Payload, step 1: decides among the signalers that carry a payload (HB2). Any context, no lock,
   * never waits. Who is told true writes the payload and calls {@link #publish} at once.
   *
   * @param fence whose payload
   * @return false: lost, write nothing
   */
  protected final boolean claim(DriverFence fence) {
    return fence.core().claim();
  }

  /**
   * Payload, step 2: signals success and, in the same instant, makes the payload readable.
   * Otherwise as {@link DriverFence#signal()}.
   *
   * <p>Ordering: the payload is seen by who passed {@link #requirePayload} (HB2).
   *
   * @param fence claimed by this thread, payload written
   * @return false: a signal without payload came first, such as that of {@link #close()}; the
   *     payload stays unreadable for ever
   */
  @Signals
  protected final boolean publish(DriverFence fence) {
    return fence.core().settleClaimed(Outcome.PUBLISHED);
  }

  /**
   * Lets only who may read the payload pass (HB2). Any context, no lock.
   *
   * @param fence whose payload
   * @throws IllegalStateException if the fence is pending, failed, or signaled without its payload
   */
  protected final void requirePayload(DriverFence fence) {
    Outcome outcome = fence.core().outcome();
    if (outcome == null || !outcome.published) {
      throw new IllegalStateException(fence + " has no payload to read");
    }
  }

  // ---------------------------------------------------------------- interrupt handlers

  /**
   * Enters {@code INTERRUPT} on this thread: until {@link #exitInterrupt()} no wait of the core is
   * allowed here, and {@link #quiesce()} waits (HB7). Nests.
   */
  protected final void enterInterrupt() {
    ThreadContext thread = ThreadContext.current();
    thread.pushHandler(context, handlers.enter(thread));
  }

  /**
   * Leaves what {@link #enterInterrupt()} entered last.
   *
   * @throws IllegalStateException if this thread entered nothing of this timeline last
   */
  protected final void exitInterrupt() {
    ThreadContext thread = ThreadContext.current();
    if (!thread.isInnermostHandler(context)) {
      throw new IllegalStateException(
          "this thread is not in an interrupt handler of " + driverName);
    }
    handlers.exit(thread.popHandler());
  }

  /**
   * Fails every pending fence, because a handler threw and nobody knows which of them it would have
   * signaled. Runs callbacks, as {@link DriverFence#signal()} does (HB1). Nothing escapes.
   *
   * @param escaped becomes the cause of their error, {@link FenceError#DRIVER_FAULT}
   */
  @Signals
  protected final void failPending(Throwable escaped) {
    Outcome outcome = FenceError.DRIVER_FAULT.withCause(escaped).outcome();
    registry().all(fence -> fence.settle(outcome));
  }

  // ---------------------------------------------------------------- the end

  /**
   * Returns when every op, interrupt handler and callback that had started before the call has
   * returned; others may start meanwhile. Does not honour interrupts. Hold no lock here that one of
   * them takes, the external lock least of all.
   *
   * <p>Ordering: what they did happens before what follows (HB7).
   *
   * @throws IllegalStateException on a thread inside an op, an interrupt handler or a callback: it
   *     would wait for itself, or for somebody who waits for it
   */
  @WaitsFor
  @RunsIn(PROCESS)
  public final void quiesce() {
    ThreadContext.requireMayBlock("quiesce");
    awaitStarted();
    releaseRetired();
  }

  private void awaitStarted() {
    handlers.synchronize();
    ops.synchronize();
    registry()
        .forEach(
            fence -> {
              if (fence.isSettled()) {
                fence.awaitFinished();
              }
            });
  }

  /**
   * Refuses new fences, signals those that are pending with {@link FenceError#CANCELED}, running
   * their callbacks on this thread, and then waits as {@link #quiesce()} does. Afterwards no op, no
   * handler that was entered before and no callback runs, and the driver may free what they use.
   * Closing twice is harmless. Does not honour interrupts.
   *
   * <p>Ordering: what ops, handlers and callbacks did happens before what follows (HB7).
   *
   * @throws IllegalStateException as {@link #quiesce()}
   */
  @Signals
  @WaitsFor
  @RunsIn(PROCESS)
  public final void close() {
    ThreadContext.requireMayBlock("close");
    closing.lock();
    try {
      registry().close();
      Backoff backoff = new Backoff();
      while (!registry().all(Timeline::cancel)) {
        backoff.pause(); // a stamped fence is claimed, and its claimer about to signal
      }
      backoff.finish();
      awaitStarted();
      releaseAll();
    } finally {
      closing.unlock();
    }
  }

  private static boolean cancel(FenceState fence) {
    return fence.settle(FenceError.CANCELED.outcome()) || fence.isSettled();
  }

  // ---------------------------------------------------------------- ops, for the core

  /** Runs a section under the external lock, if there is one and this thread does not hold it. */
  final boolean locked(LockedSection section, FenceState fence, long argument) {
    DriverFence producer = fence.producer();
    if (producer == null) {
      producer = new DriverFence((Fence) fence);
    }
    if (!has(LOCK)) {
      return section.run(producer, argument);
    }
    ThreadContext thread = ThreadContext.current();
    if (thread.holdsLockOf(context)) {
      return section.run(producer, argument);
    }
    thread.push(ThreadContext.EXTERNAL_LOCK, context);
    try {
      return underExternalLock(section, producer, argument);
    } finally {
      thread.pop();
      thread.drainQueue();
    }
  }

  /** An op on a fence, inside the grace period; true if the fence is signaled. HB7. */
  private boolean op(LockedSection section, FenceState fence, long argument) {
    ThreadContext thread = ThreadContext.current();
    int cell = ops.enter(thread);
    int outer = thread.enterOp();
    try {
      return fence.isSettledForOps() || locked(section, fence, argument);
    } finally {
      ops.exit(cell);
      thread.exitOp(outer);
      releaseRetired();
    }
  }

  /** First interest in a fence. False: its job is over, and the caller signals. */
  @Override
  final boolean arm(FenceState fence) {
    try {
      return op(ARM, fence, 0);
    } catch (Throwable escaped) {
      fence.settle(FenceError.DRIVER_FAULT.withCause(escaped).outcome());
      return true;
    }
  }

  @Override
  final void settleRefused(FenceState fence) {
    boolean unused = fence.settle(Outcome.SUCCEEDED);
  }

  private boolean callInterestOps(DriverFence fence) {
    if (has(CHECK) && checkSignaled(fence)) {
      return false;
    }
    if (!has(ENABLE)) {
      return true;
    }
    Events.enable(fence);
    return enableSignaling(fence);
  }

  @Override
  final boolean poll(FenceState fence) {
    try {
      return op(CHECK_SIGNALED, fence, 0);
    } catch (Throwable escaped) {
      ThreadContext.report(escaped);
      return fence.isSettled();
    }
  }

  @Override
  final void hint(FenceState fence, long nanos) {
    if (has(DEADLINE) && !fence.isSettled()) {
      try {
        boolean unused = op(SET_DEADLINE, fence, nanos);
      } catch (Throwable escaped) {
        ThreadContext.report(escaped);
      }
    }
  }

  /** The name for a fence that was pending, or null if it is no longer. */
  @Override
  final @Nullable String nameFor(FenceState fence) {
    int bits = flags & (NAME | RELEASE); // before the op: what follows an RMW nothing hides
    return bits == NAME ? nameInGracePeriod(fence) : nameOtherwise(fence, bits);
  }

  /** Of a driver without the op, or with a release op. */
  private @Nullable String nameOtherwise(FenceState fence, int bits) {
    if ((bits & NAME) == 0) {
      return defaultName;
    }
    try {
      return nameInGracePeriod(fence);
    } finally {
      releaseRetired();
    }
  }

  private @Nullable String nameInGracePeriod(FenceState fence) {
    ThreadContext thread = ThreadContext.current();
    int cell = ops.enter(thread);
    int outer = thread.enterOp();
    try {
      return fence.isSettledForOps() ? null : timelineName();
    } catch (Throwable escaped) {
      ThreadContext.report(escaped);
      return defaultName;
    } finally {
      ops.exit(cell);
      thread.exitOp(outer);
    }
  }

  // ---------------------------------------------------------------- release

  /** Puts a fence that is DONE on the list of those to release, once. */
  final void retire(FenceState fence) {
    if (!has(RELEASE)) {
      return;
    }
    int cell = handlers.enter(ThreadContext.current()); // close() waits between the two steps
    try {
      if (fence.retire()) {
        registry().pushRetired(fence, fence);
      }
    } finally {
      handlers.exit(cell);
    }
  }

  /**
   * Releases the fences on the list if no op is running: an op on one of them started before it was
   * signaled, and would be running. Not while the core holds the external lock on this thread, or
   * runs a release op: who comes out of it will call again.
   */
  final void releaseRetired() {
    if (!has(RELEASE) || !registry().hasRetired()) {
      return;
    }
    ThreadContext thread = ThreadContext.current();
    if (thread.holdsLockOf(context) || thread.isInside(ThreadContext.RELEASE, context)) {
      return;
    }
    int cell = handlers.enter(thread);
    try {
      if (!releasedByClose) {
        releaseIfIdle();
      }
    } finally {
      handlers.exit(cell);
    }
  }

  private void releaseIfIdle() {
    for (FenceState each = registry().takeRetired();
        each != null;
        each = registry().takeRetired()) {
      if (ops.isIdle()) {
        callRelease(each);
      } else {
        registry().putBackRetired(each);
        if (!ops.isIdle()) { // else who left meanwhile saw an empty list
          return;
        }
      }
    }
  }

  private void callRelease(@Nullable FenceState newest) {
    ThreadContext thread = ThreadContext.current();
    thread.push(ThreadContext.RELEASE, context);
    FenceState each = newest;
    while (each != null) {
      FenceState next = each.nextRetired();
      each.setNextRetired(null);
      DriverFence producer = each.producer();
      try {
        release(producer == null ? new DriverFence((Fence) each) : producer);
      } catch (Throwable escaped) {
        ThreadContext.report(escaped);
      }
      each = next;
    }
    thread.pop();
  }

  /** At the end of {@link #close()}: every fence is DONE, and no op on a pending one can start. */
  private void releaseAll() {
    if (!has(RELEASE)) {
      return;
    }
    registry().forEach(this::retire);
    releasedByClose = true;
    handlers.synchronize(); // whoever had taken fences has released them or put them back
    callRelease(registry().takeRetired());
  }
}
