import dev.palisade.annotations.InterruptHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

final class Meter {
  private final ReentrantLock lock = new ReentrantLock();
  private long count;

  @InterruptHandler
  void pulse() {
    if (lock.tryLock()) {
      try {
        count++;
      } finally {
        lock.unlock();
      }
    }
  }
}
