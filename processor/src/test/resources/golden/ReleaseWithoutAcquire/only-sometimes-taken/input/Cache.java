import dev.palisade.annotations.Acquires;
import java.util.concurrent.locks.ReentrantLock;

/** Given back on ways on which it was not taken. */
class Cache {
  private final ReentrantLock lock = new ReentrantLock();
  private int size;

  void put(boolean shared) {
    if (shared) {
      lock.lock();
    }
    size++;
      lock.unlock(); // expect ReleaseWithoutAcquire
  }

  void tryPut() {
    boolean taken = lock.tryLock();
    if (taken) {
      size++;
    }
      lock.unlock(); // expect ReleaseWithoutAcquire
  }

  @Acquires("lock")
  void begin() {
    lock.lock();
    if (size < 0) {
      lock.unlock();
      return; // expect ReleaseWithoutAcquire
    }
  }
}
