import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A variable that is null while nothing is taken, and is looked at the wrong way round. */
class Names {
  private final Lock naming = new ReentrantLock();
  private final Map<String, Object> named = new ConcurrentHashMap<>();

  void put(String name, Object what) {
    Lock taken = null;
    try {
      if (name == null) {
        taken = naming;
        taken.lock(); // expect LockNotReleased
      }
      named.put(name == null ? "object " + named.size() : name, what);
    } finally {
      if (taken == null) {
        named.remove("");
      }
    }
  }
}
