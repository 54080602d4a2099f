import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Tasks that are run in turn. */
class Tasks {
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Object turn = new Object();
  private final Object state = new Object();
  private int done;

  void submit() {
    tasks.add(
        () -> {
          synchronized (state) {
            done++;
          }
        });
  }

  void run() throws InterruptedException {
    Runnable next = tasks.take();
    synchronized (turn) {
      next.run();
    }
  }

  void stop() {
    synchronized (state) {
      synchronized (turn) { // expect LockOrderInversion
        done = 0;
      }
    }
  }
}
