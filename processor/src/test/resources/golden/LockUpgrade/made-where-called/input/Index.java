import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Removes by an object of its own, made while it reads. */
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
    try {
      new Cursor().remove(); // expect LockUpgrade
    } finally {
      lock.readLock().unlock();
    }
  }
}
