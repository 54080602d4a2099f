import java.util.concurrent.CountDownLatch;

/** Tells that it is done, by a method that others may call, too. */
class Pump {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Object state = new Object();
  private int told;

  private synchronized void tell() {
    told++;
  }

  public void finish(boolean loudly) {
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
