import java.util.concurrent.CountDownLatch;

/** Stops a pump, and waits for it whatever the flag said. */
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

  private void stop(boolean wait) throws InterruptedException {
    if (!wait) {
      wait = runs > 0;
    }
    if (wait) {
      done.await();
    }
  }

  void close() throws InterruptedException {
    synchronized (state) {
      stop(false); // expect WaitUnderSignalingLock
    }
  }
}
