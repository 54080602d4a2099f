import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class Depot implements Runnable {
  private final Object gate = new Object();
  private final Object office = new Object();
  private final ExecutorService pool;
  private final Thread watchman = new Thread(this);
  private final Map<String, Future<?>> byName = new HashMap<>();
  private Future<?> latest;
  private int cars;

  Depot(ExecutorService pool) {
    this.pool = pool;
    this.latest = pool.submit(this::count);
  }

  @Override
  public void run() {
    count();
  }

  private void count() {
    synchronized (gate) {
      cars++;
    }
  }

  void close() throws InterruptedException {
    synchronized (office) {
      watchman.join();
    }
  }

  void flush() throws Exception {
    Future<?> last;
    synchronized (gate) {
      last = latest;
    }
    last.get();
  }

  void named(String name) throws Exception {
    synchronized (gate) {
      byName.put(name, pool.submit(this::count));
    }
    byName.get(name).get();
  }

  private Future<?> start() {
    Future<?> started = pool.submit(this::count);
    cars--;
    return started;
  }

  void returned() throws Exception {
    Future<?> started = start();
    started.get();
    synchronized (gate) {
      cars++;
    }
  }

  private Future<?> run(Runnable code) {
    return pool.submit(code);
  }

  void passed() throws Exception {
    run(() -> count()).get();
  }

  private void countThen(CountDownLatch latch) {
    pool.execute(
        () -> {
          latch.countDown();
          count();
        });
  }

  void given() throws InterruptedException {
    CountDownLatch counted = new CountDownLatch(1);
    countThen(counted);
    synchronized (gate) {
      counted.await();
    }
  }

  static final class Job {
    final Future<?> result;

    Job(Future<?> result) {
      this.result = result;
    }
  }

  void held() throws Exception {
    Job job = new Job(pool.submit(() -> System.gc()));
    synchronized (gate) {
      job.result.get();
    }
  }
}
