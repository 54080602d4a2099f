import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A future that is given up some time is the same future, and a day is long. */
final class Prices {
  private final Object book = new Object();
  private long best;

  void both() {
    CompletableFuture<Void> bid = CompletableFuture.runAsync(this::load);
    CompletableFuture<Void> ask = CompletableFuture.runAsync(this::load);
    synchronized (book) {
      CompletableFuture.allOf(bid, ask).orTimeout(1, TimeUnit.DAYS).join(); // expect WaitUnderSignalingLock
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
    synchronized (book) {
      return price.get(); // expect WaitUnderSignalingLock
    }
  }

  private void load() {
    synchronized (book) {
      best++;
    }
  }
}
