import java.util.concurrent.locks.StampedLock;

class Point {
  private final StampedLock lock = new StampedLock();
  private double x;

  void moveIfAtOrigin(double to) {
    long stamp = lock.readLock();
    try {
      while (x == 0) {
        long write = lock.tryConvertToWriteLock(stamp);
        if (write != 0) {
          stamp = write;
          x = to;
          break;
        }
        lock.unlockRead(stamp);
        stamp = lock.writeLock();
      }
    } finally {
      if (StampedLock.isReadLockStamp(stamp)) {
        lock.unlockRead(stamp);
      } else {
        lock.unlockWrite(stamp);
      }
    }
  }
}
