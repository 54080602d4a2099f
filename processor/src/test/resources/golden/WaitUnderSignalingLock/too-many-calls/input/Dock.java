import java.util.concurrent.CountDownLatch;

/** So many calls lie in between that nobody knows whether all are ever made. */
class Dock {
  private final Object gate = new Object();
  private final CountDownLatch unloaded = new CountDownLatch(1);
  private int crates;

  void load() throws InterruptedException {
    synchronized (gate) {
      wait1();
      crates++;
    }
  }

  private void wait1() throws InterruptedException {
    wait2();
  }

  private void wait2() throws InterruptedException {
    wait3();
  }

  private void wait3() throws InterruptedException {
    wait4();
  }

  private void wait4() throws InterruptedException {
    wait5();
  }

  private void wait5() throws InterruptedException {
    unloaded.await();
  }

  void unload() {
    take1();
    unloaded.countDown();
  }

  private void take1() {
    take2();
  }

  private void take2() {
    take3();
  }

  private void take3() {
    take4();
  }

  private void take4() {
    synchronized (gate) {
      crates--;
    }
  }
}
