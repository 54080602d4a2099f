import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A lock for each name, found by a helper. */
class Accounts {
  private final Map<String, Object> locks = new ConcurrentHashMap<>();
  private final Object ledger = new Object();
  private int total;

  private Object lockOf(String name) {
    return locks.computeIfAbsent(name, key -> new Object());
  }

  void pay(String name) {
    synchronized (ledger) {
      synchronized (lockOf(name)) {
        total++;
      }
    }
  }

  void close(String name) {
    Object lock = lockOf(name);
    synchronized (ledger) {
      synchronized (lock) {
        total--;
      }
    }
  }
}
