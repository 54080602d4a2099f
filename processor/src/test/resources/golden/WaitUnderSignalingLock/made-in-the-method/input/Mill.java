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
          turn();
          done.countDown();
        });
    synchronized (wheel) {
      done.await(); // expect WaitUnderSignalingLock
    }
  }

  void chained() throws Exception {
    synchronized (wheel) {
      pool.submit(this::turn).get(); // expect WaitUnderSignalingLock
    }
  }

  void thread() throws InterruptedException {
    Thread miller = new Thread(() -> turn());
    miller.start();
    synchronized (wheel) {
      miller.join(); // expect WaitUnderSignalingLock
    }
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
    miller.start();
    synchronized (wheel) {
      miller.join(); // expect WaitUnderSignalingLock
    }
  }

  void stages() {
    CompletableFuture<Integer> first = CompletableFuture.supplyAsync(this::turn);
    CompletableFuture<Integer> second = first.thenApply(n -> n + 1);
    synchronized (wheel) {
      second.join(); // expect WaitUnderSignalingLock
    }
  }

  void several() {
    CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(this::turn);
    CompletableFuture<Integer> quick = CompletableFuture.supplyAsync(() -> 1);
    synchronized (wheel) {
      CompletableFuture.allOf(quick, slow).join(); // expect WaitUnderSignalingLock
    }
  }

  void collected() throws Exception {
    List<Future<Integer>> pending = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      pending.add(pool.submit(this::turn));
    }
    synchronized (wheel) {
      for (Future<Integer> each : pending) {
        each.get(); // expect WaitUnderSignalingLock
      }
    }
  }

  void listed() throws InterruptedException {
    Callable<Integer> task = this::turn;
    List<Callable<Integer>> tasks = new ArrayList<>();
    tasks.add(task);
    synchronized (wheel) {
      pool.invokeAll(tasks); // expect WaitUnderSignalingLock
    }
  }
}
