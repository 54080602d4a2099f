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

  int ifDone() throws Exception {
    Future<Integer> asked = pool.submit(this::price);
    synchronized (book) {
      return asked.isDone() ? asked.get() : 0;
    }
  }

  int ifNot() throws Exception {
    Future<Integer> asked = pool.submit(this::price);
    synchronized (book) {
      if (!asked.isDone()) {
        return 0;
      }
      return asked.get();
    }
  }

  void each() {
    List<CompletableFuture<Integer>> asked = new ArrayList<>();
    asked.add(CompletableFuture.supplyAsync(this::price));
    CompletableFuture.allOf(asked.toArray(new CompletableFuture<?>[0])).join();
    synchronized (book) {
      for (CompletableFuture<Integer> one : asked) {
        price += one.join();
      }
    }
  }

  void threads() throws InterruptedException {
    Thread[] clerks = new Thread[2];
    for (int i = 0; i < clerks.length; i++) {
      clerks[i] = new Thread(this::price);
      clerks[i].start();
    }
    for (Thread clerk : clerks) {
      clerk.join();
    }
    synchronized (book) {
      for (Thread clerk : clerks) {
        clerk.join();
      }
    }
  }
}
