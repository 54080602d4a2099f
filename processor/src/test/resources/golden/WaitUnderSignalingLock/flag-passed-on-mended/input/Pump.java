import java.util.concurrent.CountDownLatch;

/** Stops a pump, and waits for it where a flag says so. */
class Pump {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Object state = new Object();
  private int runs;

  void run() {
    synchronized (state) {
      runs++;
      done.countDown();
    }
  }

  private void stop(String why, boolean wait) throws InterruptedException {
    if (!wait) {
      return;
    }
    done.await();
  }

  private void stopAll(boolean wait) throws InterruptedException {
    stop("all", wait);
  }

  void close() throws InterruptedException {
    synchronized (state) {
      stopAll(false);
    }
    stopAll(true);
  }
}
