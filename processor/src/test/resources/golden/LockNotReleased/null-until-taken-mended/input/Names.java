import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A variable that is null while nothing is taken. */
class Names {
  private final Lock naming = new ReentrantLock();
  private final Map<String, Object> named = new ConcurrentHashMap<>();

  void put(String name, Object what) {
    Lock taken = null;
    try {
      if (name == null) {
        taken = naming;
        taken.lock();
      } else if (named.containsKey(name)) {
        throw new IllegalArgumentException(name);
      }
      named.put(name == null ? "object " + named.size() : name, what);
    } finally {
      if (taken != null) {
        taken.unlock();
      }
    }
  }

  void replace(String name, Object what) {
    Lock taken = null;
    try {
      if (name == null) {
        naming.lock();
        taken = naming;
      }
      named.replace(name == null ? "object" : name, what);
    } finally {
      if (taken != null) {
        taken.unlock();
      }
    }
  }

  boolean clear() throws InterruptedException {
    Lock taken = null;
    try {
      if (naming.tryLock(1, TimeUnit.SECONDS)) {
        taken = naming;
        named.clear();
        return true;
      }
      return false;
    } finally {
      if (taken != null) {
        taken.unlock();
      }
    }
  }

  void drop(String name) {
    Lock taken = null;
    try {
      if (name == null) {
        (taken = naming).lock();
      }
      named.remove(name == null ? "object" : name);
    } finally {
      if (taken != null) {
        taken.unlock();
      }
    }
  }
}
