import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class Mill {
  private final Object wheel = new Object();
  private final ExecutorService pool;
  private int turns;

  Mill(ExecutorService pool) {
    this.pool = pool;
  }

  private Integer turn() {
    synchronized (wheel) {
      return ++turns;
    }
  }

  void latch() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    pool.execute(
        () -> {
          done.countDown();
          turn();
        });
    synchronized (wheel) {
      done.await();
    }
  }

  void chained() throws Exception {
    Future<Integer> turned = pool.submit(this::turn);
    int more = turned.get();
    synchronized (wheel) {
      turns += more;
    }
  }

  void thread() throws InterruptedException {
    Thread miller = new Thread(() -> turn());
    miller.start();
    Thread other = new Thread(() -> System.gc());
    other.start();
    synchronized (wheel) {
      other.join();
    }
    miller.join();
  }

  void anonymous() throws InterruptedException {
    Thread miller =
        new Thread(
            new Runnable() {
              @Override
              public void run() {
                turn();
              }
            });
    synchronized (wheel) {
      miller.start();
    }
    miller.join();
  }

  void stages() {
    CompletableFuture<Integer> first = CompletableFuture.supplyAsync(this::turn);
    CompletableFuture<Integer> second = first.thenApply(n -> n + 1);
    second.join();
    synchronized (wheel) {
      turns += first.join();
    }
  }

  void several() {
    CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(this::turn);
    CompletableFuture<Integer> quick = CompletableFuture.supplyAsync(() -> 1);
    synchronized (wheel) {
      quick.join();
    }
    CompletableFuture.allOf(quick, slow).join();
    synchronized (wheel) {
      turns += slow.join();
    }
  }

  void collected() throws Exception {
    List<Future<Integer>> pending = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      pending.add(pool.submit(this::turn));
    }
    int sum = 0;
    for (Future<Integer> each : pending) {
      sum += each.get();
    }
    synchronized (wheel) {
      turns = sum;
    }
  }

  void listed() throws InterruptedException {
    Callable<Integer> task = this::turn;
    List<Callable<Integer>> tasks = new ArrayList<>();
    tasks.add(task);
    int size = pool.invokeAll(tasks).size();
    synchronized (wheel) {
      turns += size;
    }
  }
}
