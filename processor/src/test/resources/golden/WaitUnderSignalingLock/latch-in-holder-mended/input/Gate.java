import java.util.concurrent.CountDownLatch;

final class Gate {
  static final class Parts {
    final CountDownLatch open = new CountDownLatch(1);
  }

  private final Parts parts = new Parts();
  private final Object crowd = new Object();
  private int inside;

  void enter() throws InterruptedException {
    synchronized (crowd) {
      inside++;
    }
    parts.open.await();
  }

  void open() {
    synchronized (crowd) {
      inside = 0;
    }
    release();
  }

  private void release() {
    parts.open.countDown();
  }
}
