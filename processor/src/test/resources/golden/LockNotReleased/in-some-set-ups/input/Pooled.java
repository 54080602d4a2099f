import java.util.concurrent.locks.ReentrantLock;

class Pooled {
  private final ReentrantLock lock = new ReentrantLock();
  private final boolean shared;
  private int uses;

  Pooled(boolean shared) {
    this.shared = shared;
  }

  void use() {
    if (shared) {
      lock.lock(); // expect LockNotReleased
    }
    uses++;
  }

  void reset() {
    lock.lock();
    try {
      uses = 0;
    } finally {
      lock.unlock();
    }
  }
}
