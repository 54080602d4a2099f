import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Locks that a lambda is given one after the other. */
class Rooms {
  private final Map<String, ReentrantLock> doors = new TreeMap<>();
  private final Lock house = new ReentrantLock();
  private int guests;

  void enter(String room) {
    ReentrantLock door = doors.get(room);
    door.lock();
    try {
      house.lock();
      guests++;
      house.unlock();
    } finally {
      door.unlock();
    }
  }

  void close() {
    doors.forEach(
        (room, door) -> {
          door.lock();
          house.lock();
          guests = 0;
          house.unlock();
          door.unlock();
        });
  }
}
