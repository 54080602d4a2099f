package dev.palisade.runtime;

import dev.palisade.runtime.FenceCallback.Waiter;
import dev.palisade.runtime.GracePeriod.Backoff;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a fence: one word that holds its callbacks while it is pending and its
 * outcome afterwards.
 *
 * <p>Why one word. Whoever wins the CAS that turns the word into an {@link Outcome} has in the same
 * instant signaled the fence, published error and payload, taken all callbacks, and detached the
 * driver. There is no moment between any two of these, so there is no race to lose in it: no
 * callback can be added to a list that nobody will run, no name getter can see a pending fence and
 * a missing driver. Signaling without callbacks is one CAS, adding a callback is one CAS, and
 * {@code isSignaled} is one acquire load and a test of a class.
 *
 * <p>What it costs. A fence is 32 bytes: the word, {@link #aux}, its {@link Origin} and its
 * sequence number. Removing a callback walks the list. A callback's node carries two links. DONE is
 * a store and not an RMW, which every signal with callbacks gains from; the price is that who waits
 * for DONE after SIGNALED was seen polls for it, a millisecond late at worst.
 *
 * <p>How a drain goes. {@link #transition} wins the word. Pass 1, {@link #sort}, walks the list
 * from the newest node to the oldest and writes the way back, registration order, into the nodes'
 * links; it wakes waiters; it runs no callback and is never put off. Then either this thread is
 * draining already, further out on its stack, and the fence is queued (its aux word holds its
 * oldest node), or pass 2, {@link #runCallbacks}, frees each node and calls it. Then DONE.
 *
 * <p>How a removal goes. The remover marks the node; locks the list against other removers; unlinks
 * the node; and <em>looks at the state again</em>. Pending: no drain had taken the list, and none
 * can reach the node any more, so it is free. Signaled: a drain may have put the node in order
 * before it saw the mark; when pass 1 is over the link tells. A drain does not wait for the lock of
 * the list; it takes it away, after which nobody can lock it again.
 */
abstract class FenceState extends FenceWord {
  FenceState(Origin origin, long sequence) {
    super(origin, sequence);
  }

  // ---------------------------------------------------------------- what a fence is

  /** The fence that holds the state: this one, unless producers are tracked. */
  final FenceState core() {
    return Tracking.ON ? Tracking.core(this) : this;
  }

  /** What the driver's ops are given; null when tracking has found it dropped. */
  abstract @Nullable DriverFence producer();

  /**
   * The outcome, or null while pending. HB1: whatever came before the signal is seen. A container
   * that nobody armed looks at its children first.
   */
  final @Nullable Outcome outcome() {
    Object s = getStateAcquire();
    if (s == POLLED && origin.has(Origin.DERIVED) && origin.issuer().poll(this)) {
      s = getStateAcquire();
    }
    return s instanceof Outcome outcome ? outcome : null;
  }

  /** HB1. */
  final boolean isSettled() {
    return getStateAcquire() instanceof Outcome;
  }

  /**
   * HB1, and the driver's answer where it may be asked: nobody armed it, and no lock is needed. The
   * likeliest answer is compared first, which needs nothing of the outcome itself.
   */
  final boolean isSettledOrPolled() {
    Object s = getStatePolled();
    return s == Outcome.SUCCEEDED
        || s instanceof Outcome
        || (s == POLLED && origin.issuer().poll(this));
  }

  /** Whether this fence can tell, once it is signaled, when that was. */
  boolean isStamped() {
    return origin.has(Origin.STAMPED);
  }

  /** When this fence was signaled. HB9. */
  long stamp() {
    return ((Origin.Stamp) origin).get();
  }

  /** HB4. */
  final boolean isFinished() {
    Object s = getStateAcquire();
    return s instanceof Outcome outcome && outcome.done;
  }

  /** For ops: after they entered the grace period. */
  final boolean isSettledForOps() {
    return getStateVolatile() instanceof Outcome;
  }

  // ---------------------------------------------------------------- signaling

  /** Signals, with all that this driver wants around it. Whether this call did. */
  final boolean settle(Outcome outcome) {
    if (!origin.has(Origin.CEREMONY)) {
      return transition(outcome);
    }
    return settleWithCeremony(outcome, false);
  }

  /** As {@link #settle}, by who has won {@link #claim()}. */
  final boolean settleClaimed(Outcome outcome) {
    return origin.has(Origin.CEREMONY) ? settleWithCeremony(outcome, true) : transition(outcome);
  }

  private boolean settleWithCeremony(Outcome outcome, boolean claimed) {
    if (isSettled()) {
      return false;
    }
    if (origin instanceof Origin.Stamp stamp) {
      if (!claimed && !stamp.claim()) {
        return false;
      }
      stamp.set(System.nanoTime());
    }
    Timeline timeline = origin.timeline();
    boolean won;
    try {
      won = timeline.locked(outcome, this, 0);
    } catch (Throwable escaped) { // the lock's own code threw: signal all the same
      ThreadContext.report(escaped);
      won = transition(outcome);
    }
    if (won && isFinished()) {
      timeline.retire(this);
    }
    timeline.releaseRetired();
    return won;
  }

  /** Signals and drains; under the external lock if there is one. Whether this call did. */
  final boolean transition(Outcome outcome) {
    for (; ; ) {
      Object s = getStateAcquire();
      if (s instanceof FenceCallback newest) {
        if (casState(s, outcome.running)) {
          Events.signaled(this, outcome);
          drain(newest, outcome);
          return true;
        }
      } else if (s instanceof Outcome) {
        return false;
      } else if (casState(s, outcome)) {
        Events.signaled(this, outcome);
        return true;
      }
    }
  }

  private void drain(FenceCallback newest, Outcome outcome) {
    ThreadContext context = ThreadContext.current();
    boolean lone = isLone(newest) && !context.isDraining();
    FenceCallback oldest = lone ? newest : sort(newest);
    if (oldest == null) {
      finish(outcome);
      return;
    }
    if (context.isDraining()) {
      oldest.setNextOpaque(null);
      setAuxRelease(oldest);
      context.enqueue(this);
      return;
    }
    context.startDraining();
    try {
      if (lone) {
        runLone(oldest, outcome);
      } else {
        setAuxRelease(CLOSED);
        runCallbacks(oldest, outcome);
      }
    } finally {
      context.stopDraining();
    }
    context.drainQueue();
  }

  /** Whether this is the only node, which needs no order: most fences have one callback. */
  private boolean isLone(FenceCallback newest) {
    return !(newest.getNextOpaque() instanceof FenceCallback)
        && !(newest instanceof Waiter)
        && newest.getLinkVolatile() == this;
  }

  /**
   * Both passes over one node. A remover that marks it after {@link #isLone} finds its mark
   * overwritten, as after {@link #sort}.
   */
  private void runLone(FenceCallback node, Outcome outcome) {
    Fence seen = Tracking.ON ? Tracking.seen(this) : (Fence) this;
    node.setLinkRelease(null); // and next leads nowhere
    setAuxRelease(CLOSED);
    try {
      node.signaled(seen);
    } catch (Throwable escaped) {
      ThreadContext.report(escaped);
    } finally {
      finish(outcome);
    }
  }

  /**
   * Pass 1: into registration order. A node that is marked is skipped; if the mark comes after it
   * was looked at, it is overwritten here, and the remover sees that. No RMW; and {@code next} is
   * not turned round, since a remover may be walking it.
   */
  private @Nullable FenceCallback sort(FenceCallback newest) {
    FenceCallback oldest = null;
    Object each = newest;
    while (each instanceof FenceCallback) {
      FenceCallback node = (FenceCallback) each;
      each = node.getNextOpaque();
      if (node instanceof Waiter waiter) {
        waiter.wake();
      } else if (node.getLinkVolatile() == this) {
        node.setLinkRelease(oldest == null ? node : oldest);
        oldest = node;
      } else {
        node.setNextOpaque(FenceCallback.SKIPPED);
      }
    }
    return oldest;
  }

  /** Pass 2. A node is free before its function runs, which may register it again. */
  private void runCallbacks(FenceCallback oldest, Outcome outcome) {
    Fence seen = Tracking.ON ? Tracking.seen(this) : (Fence) this;
    try {
      FenceCallback node;
      FenceCallback newer = oldest;
      do {
        node = newer;
        newer = (FenceCallback) Objects.requireNonNull(node.getLinkOpaque());
        node.setNextOpaque(null);
        node.setLinkRelease(null);
        try {
          node.signaled(seen);
        } catch (Throwable escaped) {
          ThreadContext.report(escaped);
        }
      } while (newer != node);
    } finally {
      finish(outcome);
    }
  }

  /** DONE. HB4: everything the callbacks did is seen by who sees it. */
  private void finish(Outcome outcome) {
    setStateRelease(outcome.finished);
    if (origin.has(Origin.RELEASE)) {
      origin.timeline().retire(this);
    }
  }

  /** The oldest node of a queued fence: it carries the link to the next queued one. */
  final FenceCallback queuedNode() {
    return (FenceCallback) Objects.requireNonNull(getAuxPlain());
  }

  /** Pass 2 of a fence that was queued, under its own external lock. */
  final void drainQueued() {
    if (!origin.has(Origin.LOCK | Origin.RELEASE)) {
      boolean unused = runQueued();
      return;
    }
    Timeline timeline = origin.timeline();
    try {
      timeline.locked(Timeline.DRAIN, this, 0);
    } catch (Throwable escaped) { // the lock's own code threw: the callbacks run all the same
      ThreadContext.report(escaped);
      if (!isFinished()) {
        runQueued();
      }
    }
    timeline.releaseRetired();
  }

  final boolean runQueued() {
    FenceCallback oldest = queuedNode();
    setAuxRelease(CLOSED);
    runCallbacks(oldest, Objects.requireNonNull(outcome()));
    return true;
  }

  // ---------------------------------------------------------------- payload

  /** Decides among signalers that carry a payload. HB2. */
  final boolean claim() {
    if (origin instanceof Origin.Stamp stamp) {
      return !isSettled() && stamp.claim();
    }
    for (; ; ) {
      if (isSettled()) {
        return false;
      }
      Object a = getAuxAcquire();
      if (a != null && a != LOCKED) {
        return false;
      }
      if (casAux(a, a == null ? CLAIMED : LOCKED_CLAIMED)) {
        return true;
      }
    }
  }

  // ---------------------------------------------------------------- registering

  /** Arms the driver, if nobody has; signals if it says that the job is over. */
  final void enable() {
    Object s = getStateAcquire();
    if ((s == null || s == POLLED)
        && origin.has(Origin.INTEREST)
        && casState(s, ARMED)
        && !origin.issuer().arm(this)) {
      origin.issuer().settleRefused(this);
    }
  }

  /**
   * Adds a node, and arms the driver if this is the first interest. HB3, HB6.
   *
   * @return false: signaled, the node will not run and is free
   */
  final boolean register(FenceCallback node) {
    if (node.getLinkVolatile() != null) {
      throw new IllegalStateException("the callback is registered already");
    }
    Object s = getStateAcquire();
    if (s instanceof Outcome) {
      return false;
    }
    node.setLinkOpaque(this);
    for (; ; ) {
      node.setNextOpaque(s);
      if (casState(s, node)) {
        return !origin.has(Origin.INTEREST) || (s != null && s != POLLED) || interest(node);
      }
      s = getStateAcquire();
      if (s instanceof Outcome) {
        refuse(node);
        return false;
      }
    }
  }

  /** Frees a node that was never in the list. A remover may have it marked, but not for long. */
  private void refuse(FenceCallback node) {
    int round = 0;
    while (!node.casLink(this, Thread.currentThread())) {
      round = Backoff.spin(round);
    }
    free(node);
  }

  private static void free(FenceCallback node) {
    node.setNextOpaque(null);
    node.setLinkRelease(null);
  }

  /** After the CAS out of IDLE. If the driver says "already done", the node is refused. */
  private boolean interest(FenceCallback node) {
    if (origin.issuer().arm(this)) {
      return true;
    }
    boolean refused = takeBack(node);
    origin.issuer().settleRefused(this);
    return !refused;
  }

  // ---------------------------------------------------------------- removing

  /**
   * Takes a node back. HB5.
   *
   * @return true: it will never run and is free; false: it ran and has returned, or is not here. On
   *     a thread inside a callback or an op, false at once.
   */
  final boolean remove(FenceCallback node) {
    if (takeBack(node)) {
      return true;
    }
    if (isSettled() && !isFinished() && !ThreadContext.current().mustNotWait()) {
      awaitFinished();
    }
    return false;
  }

  /** Waits until a fence that is signaled is DONE. Does not honour interrupts. */
  final void awaitFinished() {
    Backoff backoff = new Backoff();
    while (!isFinished()) {
      backoff.pause();
    }
    backoff.finish();
  }

  /** Whether the node will never run; it is free then. Waits for no callback. */
  final boolean takeBack(FenceCallback node) {
    Thread mark = Thread.currentThread();
    int round = 0;
    while (!node.casLink(this, mark)) {
      if (!(node.getLinkVolatile() instanceof Thread)) {
        return false;
      }
      round = Backoff.spin(round); // another remover is at it, and its verdict is ours
    }
    boolean unlinked = unlink(node);
    while (!unlinked && !isSettled()) {
      round = Backoff.spin(round); // its adder is about to push it
      unlinked = unlink(node);
    }
    boolean pending = !(getStateVolatile() instanceof Outcome);
    while (!pending && !isSorted()) {
      round = Backoff.spin(round);
    }
    if (node.getLinkVolatile() != mark) {
      return false; // a drain had looked at the node before it was marked
    }
    if (!unlinked && node.getNextOpaque() != FenceCallback.SKIPPED) {
      node.setLinkRelease(this); // no drain met it: its adder is about to be refused
      return false;
    }
    free(node);
    return true;
  }

  /** Whether pass 1 is over, or there never was one. HB5: the links it wrote are seen. */
  private boolean isSorted() {
    if (isFinished()) {
      return true;
    }
    Object a = getAuxAcquire();
    return a != null && a != LOCKED && a != CLAIMED && a != LOCKED_CLAIMED;
  }

  /** Takes a marked node out of the list. False: it is not in the list, or the list is gone. */
  private boolean unlink(FenceCallback node) {
    if (!lockList()) {
      return false;
    }
    boolean found;
    for (; ; ) {
      Object newest = getStateVolatile();
      Object older = node.getNextOpaque();
      if (newest != node) {
        found = newest instanceof FenceCallback below && unlinkBelow(below, node, older);
        break;
      }
      if (casState(node, older instanceof FenceCallback ? older : ARMED)) {
        found = true;
        break;
      }
    }
    unlockList();
    return found;
  }

  private boolean unlinkBelow(FenceCallback newest, FenceCallback node, @Nullable Object older) {
    FenceCallback newer = newest;
    while (!isSettled()) {
      Object next = newer.getNextOpaque();
      if (next == node) {
        return newer.casNext(node, older); // fails only when a drain has freed "newer"
      }
      if (!(next instanceof FenceCallback lower)) {
        return false;
      }
      newer = lower;
    }
    return false;
  }

  /** False: signaled; nobody can lock the list any more, and nobody needs to. */
  private boolean lockList() {
    int round = 0;
    while (!isSettled()) {
      Object a = getAuxAcquire();
      if (a == null ? casAux(null, LOCKED) : a == CLAIMED && casAux(CLAIMED, LOCKED_CLAIMED)) {
        return true;
      }
      round = Backoff.spin(round);
    }
    return false;
  }

  /** The CASes fail when a drain has taken the lock away, or a claim came between. */
  private void unlockList() {
    if (!casAux(LOCKED, null)) {
      casAux(LOCKED_CLAIMED, CLAIMED);
    }
  }

  // ---------------------------------------------------------------- retiring

  /** Whether the caller is the one to call the release op of this fence, which is DONE. */
  final boolean retire() {
    for (; ; ) {
      Object a = getAuxAcquire();
      if (a == RETIRED || a instanceof FenceState) {
        return false;
      }
      if (casAux(a, RETIRED)) {
        return true;
      }
    }
  }

  /** HB4. As {@link #isFinished()}, for the registry, which looks at every fence in its turn. */
  final boolean isFinishedLikely() {
    return getStateAcquire() == Outcome.SUCCEEDED || isFinished();
  }

  /** Whether somebody has taken over to release this fence. */
  final boolean isRetired() {
    Object a = getAuxAcquire();
    return a == RETIRED || a instanceof FenceState;
  }

  final void setNextRetired(@Nullable FenceState next) {
    setAuxRelease(next == null ? RETIRED : next);
  }

  final @Nullable FenceState nextRetired() {
    Object a = getAuxAcquire();
    return a instanceof FenceState next ? next : null;
  }

  /** While tracking, the producer's handle has no state and keeps the fence that has it here. */
  final void setTracked(FenceState core) {
    setAuxPlain(core);
  }

  final @Nullable Object tracked() {
    return getAuxPlain();
  }
}
