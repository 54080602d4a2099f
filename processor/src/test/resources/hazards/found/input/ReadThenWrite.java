import java.util.concurrent.locks.ReentrantReadWriteLock;

final class ReadThenWrite {
  private final ReentrantReadWriteLock table = new ReentrantReadWriteLock();
  private Object cached;

  Object get() {
    table.readLock().lock();
    try {
      if (cached == null) {
        table.writeLock().lock(); // expect LockUpgrade
        try {
          cached = new Object();
        } finally {
          table.writeLock().unlock();
        }
      }
      return cached;
    } finally {
      table.readLock().unlock();
    }
  }
}
