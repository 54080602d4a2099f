import java.util.concurrent.locks.StampedLock;

final class StampedAgain {
  private final StampedLock lock = new StampedLock();
  private long sum;

  void add(long n) {
    long stamp = lock.writeLock();
    try {
      sum += n;
    } finally {
      lock.unlockWrite(stamp);
    }
    trim();
  }

  void trim() {
    long stamp = lock.writeLock();
    try {
      sum = Math.max(0, sum);
    } finally {
      lock.unlockWrite(stamp);
    }
  }
}
