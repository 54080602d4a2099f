import java.util.concurrent.locks.ReentrantLock;

class Pooled {
  private final ReentrantLock lock = new ReentrantLock();
  private final boolean shared;
  private int uses;

  Pooled(boolean shared) {
    this.shared = shared;
  }

  void lock() {
    if (shared) {
      lock.lock();
    }
  }

  void unlock() {
    if (shared) {
      lock.unlock();
    }
  }

  void use() {
    lock();
    try {
      uses++;
    } finally {
      unlock();
    }
  }
}
