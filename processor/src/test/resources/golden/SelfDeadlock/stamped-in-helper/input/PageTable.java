import java.util.concurrent.locks.StampedLock;

class PageTable {
  private final StampedLock lock = new StampedLock();
  private long generation;

  void map() {
    long stamp = lock.writeLock();
    try {
      invalidate(); // expect SelfDeadlock
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  void unmap() {
    invalidate();
  }

  private void invalidate() {
    long stamp = lock.writeLock();
    try {
      generation++;
    } finally {
      lock.unlockWrite(stamp);
    }
  }
}
