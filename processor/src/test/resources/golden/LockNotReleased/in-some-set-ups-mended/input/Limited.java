import java.util.concurrent.locks.ReentrantLock;

/** A limit is the same each time. */
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
      lock.lock();
    }
    try {
      uses++;
    } finally {
      if (limit > 0) {
        lock.unlock();
      }
    }
  }

  void few() {
    if (limit <= FEW) {
      lock.lock();
    }
    uses++;
    if (limit <= FEW) {
      lock.unlock();
    }
  }

  void flagged() {
    if ((limit & FEW) != 0) {
      lock.lock();
    }
    uses++;
    if ((limit & FEW) != 0) {
      lock.unlock();
    }
  }
}
