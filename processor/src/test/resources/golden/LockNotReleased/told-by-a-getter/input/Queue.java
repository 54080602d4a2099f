import java.util.concurrent.locks.ReentrantLock;

/** Queues that lock in some set-ups only, which a getter, a record or a constant tells. */
class Queue {
  enum Mode {
    OWNED,
    SHARED
  }

  record Setup(boolean locked, Mode mode) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Setup setup;
  private final Mode mode;
  private boolean shared;
  private int size;

  Queue(Setup setup) {
    this.setup = setup;
    this.mode = setup.mode();
    this.shared = setup.locked();
  }

  private boolean isShared() {
    return shared;
  }

  void add() {
    if (isShared()) {
      lock.lock(); // expect LockNotReleased
    }
    try {
      size++;
    } finally {
      if (isShared()) {
        lock.unlock(); // expect ReleaseWithoutAcquire
      }
    }
  }

  void remove() {
    if (setup.locked()) {
      lock.lock();
    }
    try {
      size--;
    } finally {
      if (setup.locked()) {
        lock.unlock();
      }
    }
  }

  void clear() {
    if (mode == Mode.SHARED) {
      lock.lock(); // expect LockNotReleased
    }
    size = 0;
    if (mode != Mode.SHARED) {
      lock.unlock();
    }
  }

  void fill(Setup given) {
    if (given.locked()) {
      lock.lock();
    }
    size = 9;
    if (given.locked()) {
      lock.unlock();
    }
  }
}
