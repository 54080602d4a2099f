import java.util.concurrent.locks.StampedLock;

class Tally {
  private final StampedLock lock = new StampedLock();
  private int n;
  private int x;

  int twice() {
    long stamp = lock.readLock();
    try {
      return n + n;
    } finally {
      lock.unlockRead(stamp);
    }
  }

  /** Retries as its documentation shows: the loop never takes the lock it holds. */
  int careful() {
    long stamp = lock.tryOptimisticRead();
    try {
      for (; ; stamp = lock.readLock()) {
        if (stamp == 0L) {
          continue;
        }
        int seen = n;
        if (lock.validate(stamp)) {
          return seen;
        }
      }
    } finally {
      if (StampedLock.isReadLockStamp(stamp)) {
        lock.unlockRead(stamp);
      }
    }
  }

  void moveIfAtOrigin(int to) {
    long stamp = lock.readLock();
    try {
      while (x == 0) {
        long write = lock.tryConvertToWriteLock(stamp);
        if (write != 0L) {
          stamp = write;
          x = to;
          break;
        }
        lock.unlockRead(stamp);
        stamp = lock.writeLock();
      }
    } finally {
      lock.unlock(stamp);
    }
  }
}
