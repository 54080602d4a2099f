import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class Depot implements Runnable {
  private final Object gate = new Object();
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
    synchronized (gate) {
      watchman.join(); // expect WaitUnderSignalingLock
    }
  }

  void flush() throws Exception {
    synchronized (gate) {
      latest.get(); // expect WaitUnderSignalingLock
    }
  }

  void named(String name) throws Exception {
    byName.put(name, pool.submit(this::count));
    synchronized (gate) {
      byName.get(name).get(); // expect WaitUnderSignalingLock
    }
  }

  private Future<?> start() {
    Future<?> started = pool.submit(this::count);
    cars--;
    return started;
  }

  void returned() throws Exception {
    Future<?> started = start();
    synchronized (gate) {
      started.get(); // expect WaitUnderSignalingLock
    }
  }

  private Future<?> run(Runnable code) {
    return pool.submit(code);
  }

  void passed() throws Exception {
    synchronized (gate) {
      run(() -> count()).get(); // expect WaitUnderSignalingLock
    }
  }

  private void countThen(CountDownLatch latch) {
    pool.execute(
        () -> {
          count();
          latch.countDown();
        });
  }

  void given() throws InterruptedException {
    CountDownLatch counted = new CountDownLatch(1);
    countThen(counted);
    synchronized (gate) {
      counted.await(); // expect WaitUnderSignalingLock
    }
  }

  static final class Job {
    final Future<?> result;

    Job(Future<?> result) {
      this.result = result;
    }
  }

  void held() throws Exception {
    Job job = new Job(pool.submit(this::count));
    synchronized (gate) {
      job.result.get(); // expect WaitUnderSignalingLock
    }
  }
}
