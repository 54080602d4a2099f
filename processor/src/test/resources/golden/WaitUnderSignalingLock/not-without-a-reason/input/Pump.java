import java.util.concurrent.CountDownLatch;

/** Stops a pump, and waits for it where there is a reason. */
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

  private void stop(String why) throws InterruptedException {
    if (why != null && why.length() > runs) {
      done.await();
    }
  }

  void close() throws InterruptedException {
    synchronized (state) {
      stop("late"); // expect WaitUnderSignalingLock
    }
  }
}
