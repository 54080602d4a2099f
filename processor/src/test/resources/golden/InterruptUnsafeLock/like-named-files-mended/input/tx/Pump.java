package tx;

import java.util.concurrent.CountDownLatch;

final class Pump {
  private final Object valve = new Object();
  private final CountDownLatch filled = new CountDownLatch(1);

  // The lock of this one is no interrupt's.
  void full() {
    synchronized (valve) {
      filled.countDown();
    }
  }

  void fill() throws InterruptedException {
    filled.await();
  }
}
