import java.util.concurrent.Semaphore;

final class Pool {
  private final Semaphore permits = new Semaphore(2);
  private final Object list = new Object();
  private int out;

  void borrow() throws InterruptedException {
    synchronized (list) {
      permits.acquire();
      out++;
      permits.release();
    }
  }
}
