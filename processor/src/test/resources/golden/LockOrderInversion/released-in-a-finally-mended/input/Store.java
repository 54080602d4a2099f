import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Gives its lock back in a finally block, before the one around that, or a handler, goes on. */
class Store {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Object state = new Object();
  private final Queue<String> pending = new ArrayDeque<>();
  private boolean failed;

  ReadWriteLock lock() {
    return lock;
  }

  void flush() {
    boolean done = false;
    try {
      while (!done) {
        lock.writeLock().lock();
        try {
          if (pending.isEmpty()) {
            done = true;
            break;
          }
          pending.remove();
        } finally {
          lock.writeLock().unlock();
        }
      }
    } finally {
      if (!done) {
        fail();
      }
    }
  }

  void clear() {
    try {
      lock().writeLock().lock();
      try {
        pending.clear();
      } finally {
        pending.add("cleared");
        lock().writeLock().unlock();
      }
    } catch (IllegalStateException e) {
      fail();
    }
  }

  void fail() {
    synchronized (state) {
      failed = true;
    }
  }

  void restart() {
    synchronized (state) {
      lock.writeLock().lock();
      try {
        failed = pending.isEmpty();
      } finally {
        lock.writeLock().unlock();
      }
    }
  }
}
