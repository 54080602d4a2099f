import java.util.concurrent.locks.StampedLock;

/** A reader's lock that may not become a writer's, and stamps that lead nowhere. */
class Counter {
  private final StampedLock lock = new StampedLock();
  private int count;

  int up() {
    long stamp = lock.readLock(); // expect LockNotReleased
    long writing = lock.tryConvertToWriteLock(stamp);
    if (writing == 0) {
      return -1;
    }
    try {
      return ++count;
    } finally {
      lock.unlockWrite(writing);
    }
  }

  int read(boolean once) {
    long stamp = lock.writeLock();
    count++;
    long reading = lock.tryConvertToReadLock(stamp); // expect LockNotReleased
    if (once) {
      return count;
    }
    lock.unlockRead(reading);
    return 0;
  }
}
