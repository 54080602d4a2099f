import java.util.concurrent.locks.ReentrantReadWriteLock;

final class ReadThenWrite {
  private final ReentrantReadWriteLock table = new ReentrantReadWriteLock();
  private Object cached;

  Object get() {
    table.readLock().lock();
    try {
      if (cached != null) {
        return cached;
      }
    } finally {
      table.readLock().unlock();
    }
    table.writeLock().lock();
    try {
      if (cached == null) {
        cached = new Object();
      }
      return cached;
    } finally {
      table.writeLock().unlock();
    }
  }
}
