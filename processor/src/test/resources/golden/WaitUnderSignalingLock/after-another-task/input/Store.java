import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Waits for a task that needs nothing, and comes after one that needs the lock. */
class Store {
  private final ExecutorService writer = Executors.newSingleThreadExecutor();
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
    synchronized (table) {
      return writer.submit(() -> 1).get(); // expect WaitUnderSignalingLock
    }
  }
}
