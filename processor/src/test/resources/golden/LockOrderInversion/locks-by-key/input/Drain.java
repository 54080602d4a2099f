import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Jobs that are done under a lock, one after the other. */
class Drain {
  private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
  private final Object turn = new Object();
  private final Object state = new Object();
  private int done;

  void submit() {
    jobs.add(
        () -> {
          synchronized (state) {
            done++;
          }
        });
  }

  void drain() {
    synchronized (turn) {
      for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
        job.run();
      }
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
