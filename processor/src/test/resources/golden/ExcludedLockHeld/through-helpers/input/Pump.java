import dev.palisade.annotations.Excludes;
import java.util.concurrent.CountDownLatch;

/** What drains waits for a thread that takes the lock. */
public class Pump {
  private final Object lock = new Object();
  private final CountDownLatch idle = new CountDownLatch(1);
  private int open;

  @Excludes("lock")
  void drain() throws InterruptedException {
    idle.await();
  }

  void close() throws InterruptedException {
    synchronized (lock) {
      open--;
      drain(); // expect ExcludedLockHeld WaitUnderSignalingLock
    }
  }

  void stop() throws InterruptedException {
    synchronized (lock) {
      open = 0;
      flush(); // expect ExcludedLockHeld WaitUnderSignalingLock
    }
  }

  public void flush() throws InterruptedException {
    drain();
  }

  void finished() {
    synchronized (lock) {
      idle.countDown();
    }
  }
}
