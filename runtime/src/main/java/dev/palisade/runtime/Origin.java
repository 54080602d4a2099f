package dev.palisade.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Set;

/**
 * What a fence remembers of where it comes from: its timeline, or, when the timeline wants time
 * stamps, a {@link Stamp} between the two. So a fence without a time stamp pays neither bytes nor
 * {@code nanoTime}, a stamped one needs no field more, and telling them apart is a test of one
 * final {@code int}.
 */
abstract class Origin {
  /** Ops of the timeline, as bits of {@link #flags}. */
  static final int ENABLE = 1;

  static final int CHECK = 1 << 1;
  static final int NAME = 1 << 2;
  static final int DEADLINE = 1 << 3;
  static final int RELEASE = 1 << 4;
  static final int LOCK = 1 << 5;

  /** Fences carry a {@link Stamp}. */
  static final int STAMPED = 1 << 6;

  /** {@code isSignaled} of a fence that nobody armed asks the driver: CHECK and not LOCK. */
  static final int POLLED = 1 << 7;

  /** The state follows from other fences': whoever asks for it may find out. Goes with POLLED. */
  static final int DERIVED = 1 << 8;

  /** First interest calls the driver. */
  static final int INTEREST = ENABLE | CHECK;

  /** Signaling takes more than a CAS and a drain. */
  static final int CEREMONY = LOCK | RELEASE | STAMPED;

  final int flags;

  Origin(int flags) {
    this.flags = flags;
  }

  /** The bits of what a driver overrides and wants. */
  static int flags(Set<FenceOp> ops, boolean timestamps) {
    int flags = timestamps ? STAMPED : 0;
    for (FenceOp op : ops) {
      flags |=
          switch (op) {
            case ENABLE_SIGNALING -> ENABLE;
            case CHECK_SIGNALED -> CHECK;
            case TIMELINE_NAME -> NAME;
            case SET_DEADLINE -> DEADLINE;
            case RELEASE -> RELEASE;
            case EXTERNAL_LOCK -> LOCK;
          };
    }
    return (flags & (CHECK | LOCK)) == CHECK ? flags | POLLED : flags;
  }

  final boolean has(int bits) {
    return (flags & bits) != 0;
  }

  /** Who answers for the fence. */
  final Issuer issuer() {
    return this instanceof Stamp stamp ? stamp.timeline : (Issuer) this;
  }

  /** The same, of a fence that a driver made. */
  final Timeline timeline() {
    return (Timeline) issuer();
  }

  /**
   * The time stamp of one fence, made with it, so that signaling allocates nothing: 32 bytes.
   *
   * <p>Only the winner of {@link #claim()} writes the stamp and then signals, and it always does:
   * so the stamp is written once, by the signaler. Who loses the claim is told "signaled before" at
   * once, perhaps a moment before the winner's state can be seen.
   */
  static final class Stamp extends Origin {
    final Timeline timeline;

    /** Written before the state turns SIGNALED, read after (HB1): plain. */
    private long nanos;

    /** 0 → 1, once. */
    @SuppressWarnings("UnusedVariable") // accessed through CLAIMED
    private volatile int claimed;

    Stamp(Timeline timeline) {
      super(timeline.flags);
      this.timeline = timeline;
    }

    /** Atomicity is all it needs: what it guards is published by the state. */
    boolean claim() {
      return (int) CLAIMED.compareAndExchangeAcquire(this, 0, 1) == 0;
    }

    void set(long value) {
      nanos = value;
    }

    long get() {
      return nanos;
    }

    private static final VarHandle CLAIMED;

    static {
      try {
        CLAIMED = MethodHandles.lookup().findVarHandle(Stamp.class, "claimed", int.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }
}
