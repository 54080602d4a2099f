import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceArray;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.Fences;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** One lock for the interrupts of both, and for who waits for both. */
class Engines {
  private final ReentrantLock lock = new ReentrantLock();
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
    lock.lock();
    try {
      draw.signal(FenceError.IO);
    } finally {
      lock.unlock();
    }
  }

  void sync() throws InterruptedException {
    lock.lock();
    try {
      FenceArray.all(copy, draw).await(); // expect WaitUnderSignalingLock
    } finally {
      lock.unlock();
    }
  }

  boolean syncCopy() throws InterruptedException {
    lock.lock();
    try {
      return copied().await(Duration.ofSeconds(1)); // expect WaitUnderSignalingLock
    } finally {
      lock.unlock();
    }
  }

  void join() {
    lock.lock();
    try {
      Fences.toCompletionStage(draw).toCompletableFuture().join(); // expect WaitUnderSignalingLock
    } finally {
      lock.unlock();
    }
  }
}
