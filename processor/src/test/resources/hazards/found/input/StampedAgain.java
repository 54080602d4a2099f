import java.util.concurrent.locks.StampedLock;

final class StampedAgain {
  private final StampedLock lock = new StampedLock();
  private long sum;

  void add(long n) {
    long stamp = lock.writeLock();
    try {
      sum += n;
      trim(); // expect SelfDeadlock
    } finally {
      lock.unlockWrite(stamp);
    }
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
