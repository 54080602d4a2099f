import java.util.concurrent.CountDownLatch;

final class LatchUnderLock {
  private final Object state = new Object();
  private final CountDownLatch started = new CountDownLatch(1);
  private boolean ready;

  boolean awaitStart() throws InterruptedException {
    started.await();
    synchronized (state) {
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
