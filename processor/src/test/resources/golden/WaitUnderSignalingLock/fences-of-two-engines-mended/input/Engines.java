import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceArray;
import dev.palisade.runtime.FenceError;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** The interrupts need a lock that nobody holds who waits for them. */
class Engines {
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock waiters = new ReentrantLock();
  private DriverFence copy;
  private DriverFence draw;

  void start(DriverFence copy, DriverFence draw) {
    lock.lock();
    try {
      this.copy = copy;
      this.draw = draw;
    } finally {
      lock.unlock();
    }
  }

  Fence copied() {
    return copy.fence();
  }

  void copyDone() {
    lock.lock();
    try {
      copy.signal();
    } finally {
      lock.unlock();
    }
  }

  void drawFailed() {
    draw.signal(FenceError.IO);
  }

  void sync() throws InterruptedException {
    waiters.lock();
    try {
      FenceArray.all(copy, draw).await();
    } finally {
      waiters.unlock();
    }
  }

  boolean syncCopy() throws InterruptedException {
    return copied().await(Duration.ofSeconds(1));
  }

  void either() throws InterruptedException {
    lock.lock();
    try {
      FenceArray.any(copy, draw).await(); // draw needs no lock
    } finally {
      lock.unlock();
    }
  }

  void after(Engines other) throws InterruptedException {
    lock.lock();
    try {
      other.copy.await(); // it is the lock of the other that this needs
    } finally {
      lock.unlock();
    }
  }
}
