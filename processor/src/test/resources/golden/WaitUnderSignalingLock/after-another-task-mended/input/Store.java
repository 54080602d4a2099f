import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Waits without the lock; or for a thread on which nothing needs it. */
class Store {
  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  private final ExecutorService reader = Executors.newSingleThreadExecutor();
  private final Object table = new Object();
  private int rows;

  void add() {
    writer.execute(
        () -> {
          synchronized (table) {
            rows++;
          }
        });
  }

  int flush() throws InterruptedException, ExecutionException {
    Future<Integer> flushed;
    synchronized (table) {
      flushed = writer.submit(() -> 1);
    }
    return flushed.get();
  }

  int read() throws InterruptedException, ExecutionException {
    synchronized (table) {
      return reader.submit(() -> 1).get();
    }
  }
}
