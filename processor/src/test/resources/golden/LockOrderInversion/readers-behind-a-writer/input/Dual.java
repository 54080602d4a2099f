import java.util.concurrent.locks.ReentrantReadWriteLock;

class Dual {
  private final ReentrantReadWriteLock a = new ReentrantReadWriteLock();
  private final ReentrantReadWriteLock b = new ReentrantReadWriteLock();
  private int n;

  int one() {
    a.readLock().lock();
    try {
      b.readLock().lock();
      try {
        return n;
      } finally {
        b.readLock().unlock();
      }
    } finally {
      a.readLock().unlock();
    }
  }

  int two() {
    b.readLock().lock();
    try {
      a.readLock().lock(); // expect LockOrderInversion
      try {
        return n;
      } finally {
        a.readLock().unlock();
      }
    } finally {
      b.readLock().unlock();
    }
  }

  void writeA() {
    a.writeLock().lock();
    n++;
    a.writeLock().unlock();
  }

  void writeB() {
    b.writeLock().lock();
    n++;
    b.writeLock().unlock();
  }
}
