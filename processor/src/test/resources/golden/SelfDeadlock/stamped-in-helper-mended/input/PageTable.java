import java.util.concurrent.locks.StampedLock;

class PageTable {
  private final StampedLock lock = new StampedLock();
  private long generation;

  void map() {
    long stamp = lock.writeLock();
    try {
      invalidate();
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  void unmap() {
    long stamp = lock.writeLock();
    try {
      invalidate();
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  private void invalidate() {
    generation++;
  }
}
