import java.util.concurrent.CompletableFuture;

/** Who cancels a future runs nothing that waits for its result. */
class Session {
  private final Object state = new Object();
  private final Object log = new Object();
  private final CompletableFuture<String> greeting = new CompletableFuture<>();
  private int entries;

  void open() {
    greeting.thenApply(
        what -> {
          synchronized (log) {
            entries++;
            return null;
          }
        });
  }

  void close() {
    synchronized (state) {
      greeting.cancel(false);
    }
  }

  void flush() {
    synchronized (log) {
      entries = 0;
      synchronized (state) {
        entries++;
      }
    }
  }
}
