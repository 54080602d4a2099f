import java.util.ArrayDeque;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The lock is taken by helpers, of this class and of another one that is compiled later. */
class Queue {
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantReadWriteLock views = new ReentrantReadWriteLock();
  private final ArrayDeque<Integer> items = new ArrayDeque<>();

  void begin() {
    enter();
  }

  private void enter() {
    lock.lock();
  }

  boolean tryBegin() {
    return lock.tryLock();
  }

  void end() {
    lock.unlock();
  }

  void add(int item) {
    begin(); // expect LockNotReleased
    if (item < 0) {
      return;
    }
    items.add(item);
    end();
  }

  void offer(int item) {
    if (!tryBegin()) { // expect LockNotReleased
      return;
    }
    if (item < 0) {
      throw new IllegalArgumentException();
    }
    items.add(item);
    end();
  }

  int first() {
    Zoo.take(views.readLock()); // expect LockNotReleased
    Integer first = items.peek();
    if (first == null) {
      return -1;
    }
    Zoo.give(views.readLock());
    return first;
  }

  int balanced() {
    begin();
    try {
      return items.size();
    } finally {
      end();
    }
  }

  void perhaps(boolean really) {
    if (really) {
      balanced();
    }
  }
}

class Zoo {
  static void take(Lock lock) {
    lock.lock();
  }

  static void give(Lock lock) {
    lock.unlock();
  }
}
