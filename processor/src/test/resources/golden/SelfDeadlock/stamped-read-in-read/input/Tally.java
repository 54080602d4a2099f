import java.util.concurrent.locks.StampedLock;

class Tally {
  private final StampedLock lock = new StampedLock();
  private int n;

  int twice() {
    long stamp = lock.readLock();
    try {
      return n + once(); // expect SelfDeadlock
    } finally {
      lock.unlockRead(stamp);
    }
  }

  int once() {
    long stamp = lock.readLock();
    try {
      return n;
    } finally {
      lock.unlockRead(stamp);
    }
  }
}
