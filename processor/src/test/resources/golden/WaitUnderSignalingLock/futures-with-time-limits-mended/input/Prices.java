import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

final class Prices {
  private final Object book = new Object();
  private long best;

  void both() {
    CompletableFuture<Void> bid = CompletableFuture.runAsync(this::load);
    CompletableFuture<Void> ask = CompletableFuture.runAsync(this::load);
    CompletableFuture.allOf(bid, ask).orTimeout(1, TimeUnit.DAYS).join();
    synchronized (book) {
      best = 0;
    }
  }

  long one() throws Exception {
    CompletableFuture<Long> price =
        new CompletableFuture<Long>()
            .completeAsync(
                () -> {
                  load();
                  return best;
                });
    return price.get();
  }

  private void load() {
    synchronized (book) {
      best++;
    }
  }
}
