import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Waits, under the lock of the press, for a task that takes it; the task is made elsewhere. */
class Press {
  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private final Runnable kept = this::print;
  private int sheets;

  private synchronized void print() {
    sheets++;
  }

  private Runnable job() {
    return () -> {
      synchronized (this) {
        sheets--;
      }
    };
  }

  synchronized void waitForReturned() throws InterruptedException, ExecutionException {
    Future<?> returned = pool.submit(job());
    returned.get(); // expect WaitUnderSignalingLock
  }

  synchronized void waitForKept() throws InterruptedException, ExecutionException {
    Future<?> submitted = pool.submit(kept);
    submitted.get(); // expect WaitUnderSignalingLock
  }
}
