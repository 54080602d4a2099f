import java.util.concurrent.CountDownLatch;

/** Stops a pump, of a kind that waits whatever the flag says. */
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

  void stop(boolean wait) throws InterruptedException {
    if (wait) {
      done.await();
    }
  }

  void close() throws InterruptedException {
    synchronized (state) {
      stop(false); // expect WaitUnderSignalingLock
    }
  }

  static class Slow extends Pump {
    @Override
    void stop(boolean wait) throws InterruptedException {
      super.stop(true);
    }
  }
}
