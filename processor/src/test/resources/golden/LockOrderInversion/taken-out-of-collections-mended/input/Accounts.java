import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Locks that are made in a map, and found there again. */
class Accounts {
  private final ConcurrentHashMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();
  private final Object ledger = new Object();
  private int total;

  void pay(String name) {
    ReentrantLock lock = locks.computeIfAbsent(name, key -> new ReentrantLock());
    lock.lock();
    try {
      synchronized (ledger) {
        total++;
      }
    } finally {
      lock.unlock();
    }
  }

  void close(String name) {
    ReentrantLock lock = locks.remove(name);
    lock.lock();
    try {
      synchronized (ledger) {
        total--;
      }
    } finally {
      lock.unlock();
    }
  }
}
