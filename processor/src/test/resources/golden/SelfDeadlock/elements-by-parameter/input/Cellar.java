import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Two elements that two parameters choose: another call may choose them the other way round. */
class Cellar {
  private final ReentrantLock[] locks = {new ReentrantLock(), new ReentrantLock()};
  private final int[] bottles = new int[2];
  private final Map<String, Rack> racks = new ConcurrentHashMap<>();

  static final class Rack {
    int bottles;
  }

  private ReentrantLock lockOf(Object place) {
    return locks[Math.floorMod(place.hashCode(), locks.length)];
  }

  void carry(String from, String to) {
    lockOf(from).lock();
    try {
      lockOf(to).lock(); // expect SelfDeadlock
      try {
        bottles[0]++;
      } finally {
        lockOf(to).unlock();
      }
    } finally {
      lockOf(from).unlock();
    }
  }

  void swap(String one, String other) {
    Rack a = racks.get(one);
    Rack b = racks.get(other);
    synchronized (a) {
      synchronized (b) { // expect SelfDeadlock
        int kept = a.bottles;
        a.bottles = b.bottles;
        b.bottles = kept;
      }
    }
  }
}
