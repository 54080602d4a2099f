import java.util.concurrent.locks.StampedLock;

/** What a writer holds always becomes a reader's, or nobody's. */
class Counter {
  private final StampedLock lock = new StampedLock();
  private volatile long seen;
  private int count;

  int up() {
    long stamp = lock.readLock();
    try {
      long writing = lock.tryConvertToWriteLock(stamp);
      if (writing == 0) {
        return -1;
      }
      stamp = writing;
      return ++count;
    } finally {
      lock.unlock(stamp);
    }
  }

  int read() {
    long stamp = lock.writeLock();
    long reading;
    try {
      count++;
    } finally {
      reading = lock.tryConvertToReadLock(stamp);
    }
    try {
      return count;
    } finally {
      lock.unlockRead(reading);
    }
  }

  void reset() {
    long stamp = lock.writeLock();
    try {
      count = 0;
    } finally {
      seen = lock.tryConvertToOptimisticRead(stamp);
    }
  }
}
