package ring;

import dev.palisade.annotations.Acquires;
import dev.palisade.annotations.LockClass;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Releases;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** Promises kept, by code that nobody sees, too, and one that never returns to break it. */
final class Turns {
  static final ReentrantLock TURN = new ReentrantLock();
  private final Spin spin = new Spin();
  private int turns;

  interface Step {
    @Locks("Turns.TURN")
    void run();
  }

  interface Gate {
    void pass(ReentrantLock lock);
  }

  @LockClass(spin = true)
  static final class Spin {
    private final AtomicBoolean taken = new AtomicBoolean();

    @Acquires("this")
    void lock() {
      while (!taken.compareAndSet(false, true)) {
        Thread.onSpinWait();
      }
    }

    @Releases("this")
    void unlock() {
      taken.set(false);
    }
  }

  @Releases("TURN")
  void end() {
    turns++;
    TURN.unlock();
  }

  @Acquires("TURN")
  void begin(Gate gate) {
    gate.pass(TURN);
  }

  @Acquires("TURN")
  void refuse() {
    throw new UnsupportedOperationException("no turns here");
  }

  void count() {
    spin.lock();
    turns++;
    spin.unlock();
  }

  /** Which locks those are that are taken in a loop, or by code passed on, nobody follows. */
  static final class Pair {
    private final ReentrantLock left = new ReentrantLock();
    private final ReentrantLock right = new ReentrantLock();
    private final List<ReentrantLock> both = List.of(left, right);

    @Acquires({"left", "right"})
    void lock() {
      lockAll();
    }

    private void lockAll() {
      for (ReentrantLock each : both) {
        each.lock();
      }
    }

    @Acquires({"left", "right"})
    void lockEach() {
      both.forEach(ReentrantLock::lock);
    }

    @Releases({"left", "right"})
    void unlock() {
      for (ReentrantLock each : both) {
        each.unlock();
      }
    }
  }

  Step careful() {
    return () -> {
      TURN.lock();
      try {
        turns++;
      } finally {
        TURN.unlock();
      }
    };
  }
}
