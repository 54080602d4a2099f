import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class Quote {
  private final Object book = new Object();
  private final ExecutorService pool;
  private int price;

  Quote(ExecutorService pool) {
    this.pool = pool;
  }

  private int price() {
    synchronized (book) {
      return price;
    }
  }

  int ifCancelled() throws Exception {
    Future<Integer> asked = pool.submit(this::price);
    synchronized (book) {
      return asked.isCancelled() ? 0 : asked.get(); // expect WaitUnderSignalingLock
    }
  }

  int ifOtherIsDone() throws Exception {
    Future<Integer> one = pool.submit(this::price);
    Future<Integer> other = pool.submit(this::price);
    synchronized (book) {
      return one.isDone() ? other.get() : 0; // expect WaitUnderSignalingLock
    }
  }

  void each() {
    List<CompletableFuture<Integer>> asked = new ArrayList<>();
    asked.add(CompletableFuture.supplyAsync(this::price));
    synchronized (book) {
      for (CompletableFuture<Integer> one : asked) {
        price += one.join(); // expect WaitUnderSignalingLock
      }
    }
  }

  void threads() throws InterruptedException {
    Thread[] clerks = new Thread[2];
    for (int i = 0; i < clerks.length; i++) {
      clerks[i] = new Thread(this::price);
      clerks[i].start();
    }
    synchronized (book) {
      for (Thread clerk : clerks) {
        clerk.join(); // expect WaitUnderSignalingLock
      }
    }
  }
}
