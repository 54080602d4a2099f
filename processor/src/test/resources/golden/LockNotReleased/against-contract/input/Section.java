import dev.palisade.annotations.Acquires;
import dev.palisade.annotations.Releases;
import dev.palisade.annotations.Requires;
import java.util.concurrent.locks.ReentrantLock;

/** The contracts say what each way out leaves behind. */
class Section {
  private final ReentrantLock lock = new ReentrantLock();
  private boolean closed;
  private boolean dirty;

  @Acquires("lock")
  void begin() {
    lock.lock(); // expect LockNotReleased
    if (closed) {
      throw new IllegalStateException();
    }
  }

  @Acquires(value = "lock", onTrue = true)
  boolean tryBegin() {
    if (!lock.tryLock()) {
      return false;
    }
    if (closed) {
      lock.unlock();
      return false;
    }
    return true;
  }

  @Releases("lock")
  void end() { // expect LockNotReleased
    if (dirty) {
      lock.unlock();
    }
  }

  @Requires("lock")
  private void pause() {
    lock.unlock();
    Thread.onSpinWait();
    lock.lock();
  }

  void work() {
    begin();
    try {
      pause();
      dirty = true;
    } finally {
      end();
    }
  }
}
