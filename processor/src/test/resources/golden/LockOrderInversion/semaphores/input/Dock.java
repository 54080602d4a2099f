import java.util.concurrent.Semaphore;

class Dock {
  private final Semaphore crane = new Semaphore(1);
  private final Semaphore berth = new Semaphore(1, true);
  private int n;

  void load() throws InterruptedException {
    crane.acquire();
    try {
      berth.acquire();
      n++;
      berth.release();
    } finally {
      crane.release();
    }
  }

  void unload() {
    berth.acquireUninterruptibly();
    crane.acquireUninterruptibly(); // expect LockOrderInversion
    n--;
    crane.release();
    berth.release();
  }
}
