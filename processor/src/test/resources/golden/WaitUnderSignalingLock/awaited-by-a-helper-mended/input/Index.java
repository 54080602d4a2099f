import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Whoever waits does so without the lock, or for what does not take it. */
class Index {
  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private int merged;

  void build(int parts) throws InterruptedException {
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      Thread one = new Thread(() -> merge(1));
      one.start();
      all.add(one);
    }
    joinAll(all);
  }

  synchronized void rebuild() throws ExecutionException, InterruptedException {
    getAll(pool.submit(() -> read(1)), pool.submit(() -> read(2)));
  }

  private synchronized void merge(int part) {
    merged += part;
  }

  private static void read(int part) {
    Thread.onSpinWait();
  }

  private static void joinAll(Collection<Thread> threads) throws InterruptedException {
    for (Thread each : threads) {
      each.join();
    }
  }

  private static void getAll(Future<?>... futures) throws ExecutionException, InterruptedException {
    for (Future<?> each : futures) {
      each.get();
    }
  }
}
