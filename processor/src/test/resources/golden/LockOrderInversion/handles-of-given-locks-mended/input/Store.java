import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Handles of locks that they are given, when they are made or by who makes them. */
class Store {
  static final class Handle implements AutoCloseable {
    private final Lock held;

    Handle(Lock lock) {
      lock.lock();
      held = lock;
    }

    @Override
    public void close() {
      held.unlock();
    }
  }

  interface Code extends AutoCloseable {
    @Override
    void close();
  }

  private final Lock pages = new ReentrantLock();
  private final Lock index = new ReentrantLock();
  private final Object stats = new Object();
  private int count;

  private Code hold(Lock lock) {
    lock.lock();
    return lock::unlock;
  }

  private Code holdUntilGivenBack(Lock lock) {
    lock.lock();
    return () -> giveBack(lock);
  }

  private static void giveBack(Lock lock) {
    lock.unlock();
  }

  private Handle page() {
    return new Handle(pages);
  }

  void load() {
    try (Handle page = page();
        Code also = hold(index)) {
      count++;
    }
    synchronized (stats) {
      count++;
    }
  }

  void evict() {
    Handle page = new Handle(pages);
    try {
      count--;
    } finally {
      page.close();
    }
    synchronized (stats) {
      count--;
    }
  }

  void flush() {
    try (Handle page = page();
        Code code = holdUntilGivenBack(index)) {
      count = 0;
    }
  }

  void report() {
    synchronized (stats) {
      load();
    }
  }
}
