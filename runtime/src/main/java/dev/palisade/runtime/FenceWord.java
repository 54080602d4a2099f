package dev.palisade.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The words of a fence and every access to them: what they may hold, and how weak each access may
 * be. What is done with them is in {@link FenceState}.
 *
 * <p>32 bytes with compressed references and none to spare: header, {@link #state}, {@link #aux},
 * {@link #origin}, {@link #sequence}.
 */
abstract class FenceWord {
  /**
   * State of a fence somebody has interest in and whose list is empty: interest is for ever, so
   * that the driver is asked once.
   */
  static final Object ARMED = new Object();

  /** As null, but {@code isSignaled} asks the driver. */
  static final Object POLLED = new Object();

  /** Aux: a remover is in the list; or, also claimed. */
  static final Object LOCKED = new Object();

  static final Object LOCKED_CLAIMED = new Object();

  /** Aux: a signaler with a payload has claimed the fence. */
  static final Object CLAIMED = new Object();

  /** Aux: the list is in order, or was; no claim, no lock is possible any more. */
  static final Object CLOSED = new Object();

  /** Aux: DONE, and somebody has taken over to call the driver's release op. */
  static final Object RETIRED = new Object();

  /**
   * The word. Transitions; there are no others:
   *
   * <pre>
   *   IDLE (null, or POLLED) → ARMED             enableSignaling, when the driver has an op for it
   *   IDLE, ARMED, node      → node              addCallback, await
   *   node                   → older node, ARMED removeCallback of the newest node
   *   IDLE, ARMED            → done Outcome      signal without callbacks: SIGNALED and DONE at once
   *   node                   → running Outcome   signal: SIGNALED
   *   running Outcome        → done Outcome      its callbacks have returned: DONE
   * </pre>
   *
   * Who leaves IDLE calls the driver's interest ops, after the CAS, so outside of anything.
   */
  private volatile @Nullable Object state;

  /**
   * The second word, never needed by who asks for the state. Transitions: null → CLAIMED (payload);
   * null ⇄ LOCKED, CLAIMED ⇄ LOCKED_CLAIMED (removers); any of these → CLOSED, or → the oldest node
   * while the fence is queued → CLOSED (drain, a plain overwriting: it takes the lock away); any
   * once DONE → RETIRED → the next retired fence (drivers with a release op).
   */
  @SuppressWarnings("UnusedVariable") // accessed through AUX
  private volatile @Nullable Object aux;

  final Origin origin;
  final long sequence;

  FenceWord(Origin origin, long sequence) {
    this.origin = origin;
    this.sequence = sequence;
  }

  /**
   * What a signaled fence is: the value of the state word. Made in advance, a pair for success, for
   * a published payload and for each {@link FenceError}. As a locked section it signals.
   */
  static final class Outcome implements Timeline.LockedSection {
    /** Success, without a payload to read. */
    static final Outcome SUCCEEDED = new Outcome(null, false);

    /** Success, and the payload may be read. */
    static final Outcome PUBLISHED = new Outcome(null, true);

    final @Nullable FenceError error;
    final boolean published;
    final boolean done;

    /** The same outcome while callbacks run, and once they have returned. */
    final Outcome running;

    final Outcome finished;

    private Outcome(@Nullable FenceError error, boolean published) {
      this.error = error;
      this.published = published;
      this.done = true;
      this.finished = this;
      this.running = new Outcome(this);
    }

    private Outcome(Outcome finished) {
      this.error = finished.error;
      this.published = finished.published;
      this.done = false;
      this.finished = finished;
      this.running = this;
    }

    static Outcome failed(FenceError error) {
      return new Outcome(error, false);
    }

    @Override
    public boolean run(DriverFence fence, long argument) {
      return fence.core().transition(this);
    }
  }

  // ---------------------------------------------------------------- access, the weakest that does

  /** HB1, HB4. Acquire: pairs with {@link #casState} and {@link #setStateRelease}. */
  final @Nullable Object getStateAcquire() {
    return STATE.getAcquire(this);
  }

  /**
   * HB1. Acquire would do, and is the same instruction on x86 and AArch64. Volatile, since C2 of
   * JDK 17 compiles a volatile field's null check into the load and a VarHandle's beside it, which
   * is a third of what asking a hot fence costs.
   */
  final @Nullable Object getStatePolled() {
    return state;
  }

  /**
   * HB5, HB7. Volatile: the second half of a protocol of two words, after this thread wrote the
   * other one (a node's link; a cell of the grace period).
   */
  final @Nullable Object getStateVolatile() {
    return state;
  }

  /**
   * HB1, HB3, HB5, HB7. Volatile: it releases what the signaler or the adder wrote and acquires the
   * list, and a {@code compareAndSet} that does both is volatile; and removers and ops rely on its
   * place in the total order.
   */
  final boolean casState(@Nullable Object expected, @Nullable Object value) {
    return STATE.compareAndSet(this, expected, value);
  }

  /** Before the fence is published. Not by the constructor, since most are not {@link #POLLED}. */
  final void setPolledPlain() {
    STATE.set(this, POLLED);
  }

  /** HB4. Release: nobody else writes a running outcome, so no RMW; see the class comment. */
  final void setStateRelease(Outcome value) {
    STATE.setRelease(this, value);
  }

  /** HB5. Acquire: pairs with {@link #setAuxRelease}. */
  final @Nullable Object getAuxAcquire() {
    return AUX.getAcquire(this);
  }

  /** By the draining thread, of what it wrote itself. */
  final @Nullable Object getAuxPlain() {
    return AUX.get(this);
  }

  /** Before the fence is published. */
  final void setAuxPlain(Object value) {
    AUX.set(this, value);
  }

  /** HB5. Release: pass 1 is over. Overwrites a remover's lock, whose unlocking then fails. */
  final void setAuxRelease(Object value) {
    AUX.setRelease(this, value);
  }

  /** HB2, HB5. Between removers it is a lock, so it acquires and releases. */
  final boolean casAux(@Nullable Object expected, @Nullable Object value) {
    return AUX.compareAndSet(this, expected, value);
  }

  private static final VarHandle STATE;
  private static final VarHandle AUX;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      STATE = lookup.findVarHandle(FenceWord.class, "state", Object.class);
      AUX = lookup.findVarHandle(FenceWord.class, "aux", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
