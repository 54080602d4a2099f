package dev.palisade.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits until every section that had started is over, without any section waiting for anybody: what
 * lets a driver free what its ops use. Java's collector keeps the objects of an op alive; it knows
 * nothing of rings, mappings and file descriptors.
 *
 * <p>A section counts itself in on entry and out on exit, in one cell of its thread's stripe: two
 * uncontended RMWs, and threads that poll names of one driver do not meet on a cache line. Each
 * stripe has two cells, one a parity. {@link #synchronize()} turns new sections to the other parity
 * and waits until the cells of the old one have all been zero, then does it once more.
 *
 * <p>Why twice: a section may read the parity and be delayed before it counts itself in, so it can
 * turn up in the cell of a parity that was waited for already. The second round waits for it. Why
 * two parities at all: with one, sections that keep coming would keep {@code synchronize} waiting
 * for ever.
 *
 * <p>A section must look, after it entered, whether it may still work (here: whether its fence is
 * pending), and whoever calls {@code synchronize} must have made that false before. Two words, so
 * all four accesses are volatile (HB7): either the section sees it, or it is waited for.
 */
final class GracePeriod {
  /** Two cells and their padding: 128 bytes, since some processors fetch lines in pairs. */
  private static final int STRIPE = 16;

  private static final int STRIPES =
      Integer.highestOneBit(
          Math.max(16, Math.min(64, 2 * Runtime.getRuntime().availableProcessors())));

  private static final AtomicInteger THREADS = new AtomicInteger();

  private final long[] cells = new long[(STRIPES + 1) * STRIPE];

  /** Serialises {@link #synchronize()}; held while waiting for sections, which never take it. */
  private final ReentrantLock flipping = new ReentrantLock();

  /** The cell of a stripe, 0 or 1, that new sections take. Written under {@link #flipping}. */
  @SuppressWarnings("UnusedVariable") // accessed through PARITY
  private volatile int parity;

  /** The first cell of a thread's stripe: in turn, so that threads that come together are apart. */
  static int nextStripe() {
    return ((THREADS.getAndIncrement() & (STRIPES - 1)) + 1) * STRIPE;
  }

  /**
   * Starts a section.
   *
   * @param thread this thread's
   * @return the cell, for {@link #exit(int)}: the parity may have turned by then
   */
  int enter(ThreadContext thread) {
    int cell = thread.stripe + parityOpaque();
    countIn(cell);
    return cell;
  }

  /** Ends the section that entered by this cell, on whatever thread. */
  void exit(int cell) {
    countOut(cell);
  }

  /** Returns when every section that had started has ended. Does not honour interrupts. */
  void synchronize() {
    Backoff backoff = new Backoff();
    flipping.lock();
    try {
      flip(backoff);
      flip(backoff);
    } finally {
      flipping.unlock();
      backoff.finish();
    }
  }

  private void flip(Backoff backoff) {
    int old = parityPlain();
    setParityOpaque(1 - old);
    for (int cell = STRIPE + old; cell < cells.length; cell += STRIPE) {
      backoff.reset();
      while (countVolatile(cell) != 0) {
        backoff.pause();
      }
    }
  }

  /** Whether no section is open. */
  boolean isIdle() {
    for (int cell = STRIPE; cell < cells.length; cell += STRIPE) {
      if (countVolatile(cell) != 0 || countVolatile(cell + 1) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "GracePeriod[open=" + Arrays.stream(cells).sum() + "]";
  }

  /**
   * Opaque: a section may take either cell, since {@link #synchronize()} waits for both. That new
   * ones take the other cell at last is what lets it end.
   */
  private int parityOpaque() {
    return (int) PARITY.getOpaque(this);
  }

  /** Under the lock, which orders it. */
  private int parityPlain() {
    return (int) PARITY.get(this);
  }

  /** See {@link #parityOpaque()}. */
  private void setParityOpaque(int value) {
    PARITY.setOpaque(this, value);
  }

  /** HB7. Volatile: what the section then reads of the state must not be older (StoreLoad). */
  private void countIn(int cell) {
    CELLS.getAndAdd(cells, cell, 1L);
  }

  /**
   * HB7. All of the section happened before what follows {@link #synchronize()}. Volatile: who
   * leaves an op then looks for retired fences, and who retires one looks here ({@link #isIdle});
   * or each would leave it to the other.
   */
  private void countOut(int cell) {
    CELLS.getAndAdd(cells, cell, -1L);
  }

  /** HB7. Volatile: the other side of {@link #countIn}. */
  private long countVolatile(int cell) {
    return (long) CELLS.getVolatile(cells, cell);
  }

  /**
   * How this package waits for something short that another thread is about to do: it spins, then
   * yields, then sleeps up to a millisecond. An interrupt is remembered for {@link #finish()}, or
   * the sleeping would turn into spinning.
   */
  static final class Backoff {
    private static final int SPINS = 64;
    private static final int YIELDS = 16;
    private static final long LONGEST = 1_000_000;

    private int round;
    private boolean interrupted;

    @SuppressWarnings("ThreadPriorityCheck") // a hint: correctness does not depend on the scheduler
    void pause() {
      round++;
      if (round <= SPINS) {
        Thread.onSpinWait();
      } else if (round <= SPINS + YIELDS) {
        Thread.yield();
      } else {
        interrupted |= Thread.interrupted();
        LockSupport.parkNanos(this, nanos());
      }
    }

    /**
     * As {@link #pause()}, but never sleeps: for what a callback may wait for, too. Adding and
     * removing may have to, and allocate nothing, so who waits keeps the round.
     *
     * @param round 0, then what this returned last
     */
    @SuppressWarnings("ThreadPriorityCheck") // as above
    static int spin(int round) {
      if (round < SPINS) {
        Thread.onSpinWait();
        return round + 1;
      }
      Thread.yield();
      return round;
    }

    /** As {@link #pause()}, but an interrupt ends the wait, and so does the deadline's nearness. */
    void pauseInterruptibly(long remaining) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (round < SPINS + YIELDS) {
        pause();
      } else {
        round++;
        LockSupport.parkNanos(this, Math.min(nanos(), remaining));
      }
    }

    private long nanos() {
      return Math.min(LONGEST, 1_000L << Math.min(20, round - SPINS - YIELDS));
    }

    void reset() {
      round = 0;
    }

    void finish() {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle PARITY;

  static {
    try {
      PARITY = MethodHandles.lookup().findVarHandle(GracePeriod.class, "parity", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
