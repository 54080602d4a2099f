import dev.palisade.annotations.InterruptHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

final class Meter {
  private final ReentrantLock lock = new ReentrantLock();
  private long count;

  @InterruptHandler
  void pulse() throws InterruptedException {
    if (lock.tryLock(1, TimeUnit.MILLISECONDS)) { // expect BlockingInAtomicContext
      try {
        count++;
      } finally {
        lock.unlock();
      }
    }
  }
}
