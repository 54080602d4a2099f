import java.util.concurrent.CountDownLatch;

/** Tells that it is done, by a method that is only called with a constant. */
class Pump {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Object state = new Object();
  private int told;

  private synchronized void tell() {
    told++;
  }

  private void finish(boolean loudly) {
    if (loudly) {
      tell();
    }
    done.countDown();
  }

  void run() {
    synchronized (state) {
      finish(false);
    }
  }

  void close() throws InterruptedException {
    synchronized (state) {
      done.await(); // expect WaitUnderSignalingLock
    }
  }
}
