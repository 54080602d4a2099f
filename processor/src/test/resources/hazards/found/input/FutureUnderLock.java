import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class FutureUnderLock {
  private final Object index = new Object();
  private final ExecutorService workers;
  private int pages;

  FutureUnderLock(ExecutorService workers) {
    this.workers = workers;
  }

  int rebuild() throws ExecutionException, InterruptedException {
    Future<Integer> counted = workers.submit(this::count);
    synchronized (index) {
      pages = counted.get(); // expect WaitUnderSignalingLock
      return pages;
    }
  }

  private int count() {
    synchronized (index) {
      return pages + 1;
    }
  }
}
