import java.util.concurrent.CountDownLatch;

final class LatchUnderLock {
  private final Object state = new Object();
  private final CountDownLatch started = new CountDownLatch(1);
  private boolean ready;

  boolean awaitStart() throws InterruptedException {
    synchronized (state) {
      started.await(); // expect WaitUnderSignalingLock
      return ready;
    }
  }

  void start() {
    synchronized (state) {
      ready = true;
      started.countDown();
    }
  }
}
