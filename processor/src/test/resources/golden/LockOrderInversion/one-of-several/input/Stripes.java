import java.util.concurrent.locks.ReentrantLock;

/** A method says which of two locks is a key's. */
final class Stripes {
  private final ReentrantLock even = new ReentrantLock();
  private final ReentrantLock odd = new ReentrantLock();
  private final ReentrantLock index = new ReentrantLock();
  private final Object first = new Object();
  private final Object second = new Object();
  private final Object names = new Object();
  private int size;

  private ReentrantLock lockFor(int key) {
    if (key % 2 == 0) {
      return even;
    }
    return odd;
  }

  void put(int key) {
    ReentrantLock lock = lockFor(key);
    lock.lock();
    try {
      index.lock();
      try {
        size++;
      } finally {
        index.unlock();
      }
    } finally {
      lock.unlock();
    }
  }

  void rebuild() {
    index.lock();
    try {
      odd.lock(); // expect LockOrderInversion
      try {
        size = 0;
      } finally {
        odd.unlock();
      }
    } finally {
      index.unlock();
    }
  }

  void rename(int key) {
    synchronized (key < 0 ? first : second) {
      synchronized (names) {
        size++;
      }
    }
  }

  void forget() {
    synchronized (names) {
      synchronized (first) { // expect LockOrderInversion
        size--;
      }
    }
  }
}
