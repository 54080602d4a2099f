import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Waits for what it has queued, under the lock that the queued code takes. */
class Drain {
  private final Queue<Future<?>> pending = new ArrayDeque<>();
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private int done;

  synchronized void start() {
    pending.add(
        pool.submit(
            () -> {
              synchronized (this) {
                done++;
              }
            }));
  }

  private synchronized Future<?> next() {
    return pending.poll();
  }

  void finish() throws InterruptedException, ExecutionException {
    Future<?> one;
    while ((one = next()) != null) {
      one.get();
    }
  }
}
