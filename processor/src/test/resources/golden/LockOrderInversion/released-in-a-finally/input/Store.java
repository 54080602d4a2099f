import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Takes another lock in the finally block that gives its own back, and before that. */
class Store {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Object state = new Object();
  private final Queue<String> pending = new ArrayDeque<>();
  private boolean failed;

  void flush() {
    lock.writeLock().lock();
    boolean done = false;
    try {
      pending.remove();
      done = true;
    } finally {
      if (!done) {
        fail();
      }
      lock.writeLock().unlock();
    }
  }

  void fail() {
    synchronized (state) {
      failed = true;
    }
  }

  void restart() {
    synchronized (state) {
      lock.writeLock().lock(); // expect LockOrderInversion
      try {
        failed = pending.isEmpty();
      } finally {
        lock.writeLock().unlock();
      }
    }
  }
}
