import java.util.concurrent.CountDownLatch;

/** Stops a pump, and waits for it the second time, whatever the flag said. */
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

  private void stop(boolean first) throws InterruptedException {
    while (runs > 0) {
      if (!first) {
        done.await();
      }
      first = false;
    }
  }

  void close() throws InterruptedException {
    synchronized (state) {
      stop(true); // expect WaitUnderSignalingLock
    }
  }
}
