import java.util.concurrent.Semaphore;

class Dock {
  private final Semaphore cranes = new Semaphore(2);
  private final Semaphore berth = new Semaphore(1);
  private final Object list = new Object();
  private int n;

  /** There are two cranes: who waits for one waits for none in particular. */
  void load() throws InterruptedException {
    cranes.acquire();
    berth.acquire();
    n++;
    berth.release();
    cranes.release();
  }

  void unload() throws InterruptedException {
    berth.acquire();
    cranes.acquire();
    n--;
    cranes.release();
    berth.release();
  }

  void enter() throws InterruptedException {
    berth.acquire();
    synchronized (list) {
      n++;
    }
  }

  void leave() {
    synchronized (list) {
      n--;
    }
    berth.release();
  }
}
