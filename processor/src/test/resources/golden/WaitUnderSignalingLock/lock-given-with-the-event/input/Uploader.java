import dev.palisade.runtime.DriverFence;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** Objects that are given both what they signal and the lock they do it under. */
class Uploader {
  private static class Completion {
    private final DriverFence fence;
    private final Object lock;

    Completion(DriverFence fence, Object lock) {
      this.fence = fence;
      this.lock = lock;
    }

    void complete() {
      synchronized (lock) {
        fence.signal();
      }
    }
  }

  private record Opening(CountDownLatch latch, Object lock) implements Runnable {
    @Override
    public void run() {
      synchronized (lock) {
        latch.countDown();
      }
    }
  }

  private final Object lock = new Object();
  private final Object other = new Object();
  private final CountDownLatch opened = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final DriverFence fence;
  private final Completion completion;

  Uploader(DriverFence uploaded) {
    fence = uploaded;
    completion = new Completion(fence, lock);
  }

  void interrupt() {
    completion.complete();
  }

  void flush() throws InterruptedException {
    synchronized (lock) {
      fence.await(); // expect WaitUnderSignalingLock
    }
  }

  void open(Executor executor) {
    executor.execute(new Opening(opened, lock));
    executor.execute(new Opening(closed, other));
  }

  void awaitOpen() throws InterruptedException {
    synchronized (lock) {
      opened.await(); // expect WaitUnderSignalingLock
    }
  }
}
