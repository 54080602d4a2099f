import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The keys or the numbers that choose two elements are compared, or one lock is around both. */
class Cellar {
  private final ReentrantLock[] locks = {new ReentrantLock(), new ReentrantLock()};
  private final int[] bottles = new int[2];
  private final Map<String, Rack> racks = new ConcurrentHashMap<>();

  {
    for (int i = 0; i < bottles.length; i++) {
      bottles[i] = racks.keySet().stream().mapToInt(key -> key.length() < bottles[0] ? 1 : 2).sum();
    }
  }

  static final class Rack {
    int bottles;
  }

  void carry(int from, int to) {
    if (from > to) {
      int kept = from;
      from = to;
      to = kept;
    }
    locks[from].lock();
    try {
      locks[to].lock();
      try {
        bottles[0]++;
      } finally {
        locks[to].unlock();
      }
    } finally {
      locks[from].unlock();
    }
  }

  void swap(String one, String other) {
    Rack a = racks.get(one);
    Rack b = racks.get(other);
    Rack first = one.compareTo(other) < 0 ? a : b;
    Rack last = first == a ? b : a;
    synchronized (first) {
      synchronized (last) {
        int kept = a.bottles;
        a.bottles = b.bottles;
        b.bottles = kept;
      }
    }
  }

  synchronized void pour(int from, int to) {
    locks[from].lock();
    try {
      locks[to].lock();
      try {
        bottles[1]++;
      } finally {
        locks[to].unlock();
      }
    } finally {
      locks[from].unlock();
    }
  }
}
