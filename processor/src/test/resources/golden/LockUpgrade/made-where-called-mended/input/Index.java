import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Removes by an object of its own, made after it has read. */
class Index {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private int size;

  class Cursor {
    void remove() {
      lock.writeLock().lock();
      try {
        size--;
      } finally {
        lock.writeLock().unlock();
      }
    }
  }

  void removeAll() {
    lock.readLock().lock();
    boolean any;
    try {
      any = size > 0;
    } finally {
      lock.readLock().unlock();
    }
    if (any) {
      new Cursor().remove();
    }
  }
}
