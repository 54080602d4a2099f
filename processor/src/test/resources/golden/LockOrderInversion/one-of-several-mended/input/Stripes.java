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

  /** In the order of {@link #put}. */
  void rebuild() {
    odd.lock();
    try {
      index.lock();
      try {
        size = 0;
      } finally {
        index.unlock();
      }
    } finally {
      odd.unlock();
    }
  }

  /** Of two keys, the locks are chosen with each other in mind. */
  void move(int from, int to) {
    ReentrantLock one = lockFor(Math.min(from % 2, to % 2));
    ReentrantLock other = lockFor(Math.max(from % 2, to % 2));
    one.lock();
    try {
      other.lock();
      try {
        size++;
      } finally {
        other.unlock();
      }
    } finally {
      one.unlock();
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
    synchronized (first) {
      synchronized (names) {
        size--;
      }
    }
  }
}
