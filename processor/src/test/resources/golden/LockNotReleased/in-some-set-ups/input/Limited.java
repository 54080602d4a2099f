import java.util.concurrent.locks.ReentrantLock;

/** Two limits that are not the same. */
class Limited {
  private static final int FEW = 8;

  private final ReentrantLock lock = new ReentrantLock();
  private final int limit;
  private int uses;

  Limited(int limit) {
    this.limit = limit;
  }

  void use() {
    if (limit > 0) {
      lock.lock(); // expect LockNotReleased
    }
    try {
      uses++;
    } finally {
      if (limit > FEW) {
        lock.unlock(); // expect ReleaseWithoutAcquire
      }
    }
  }

  /** A parameter is another number once it was counted down. */
  void times(int left) {
    if (left > 0) {
      lock.lock(); // expect LockNotReleased
    }
    uses += left--;
    if (left > 0) {
      lock.unlock(); // expect ReleaseWithoutAcquire
    }
  }
}
