package ring;

import dev.palisade.annotations.Acquires;
import dev.palisade.annotations.LockClass;
import dev.palisade.annotations.Releases;
import java.util.concurrent.atomic.AtomicBoolean;

/** Locks that somebody wrote himself: what they say is all that is known of them. */
final class Slots {
  @LockClass(spin = true)
  static final class SpinLock {
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

  @LockClass
  interface Gate {
    @Acquires("this")
    void enter();

    @Releases("this")
    void leave();
  }

  private final SpinLock table = new SpinLock();
  private final Gate gate;
  private int used;

  Slots(Gate gate) {
    this.gate = gate;
  }

  void take() {
    table.lock();
    boolean full = ++used > 8;
    table.unlock();
    if (full) {
      trim();
    }
  }

  private void trim() {
    table.lock();
    used = 0;
    table.unlock();
  }

  void pass() {
    gate.enter();
    gate.leave();
    gate.enter();
    gate.leave();
  }
}
