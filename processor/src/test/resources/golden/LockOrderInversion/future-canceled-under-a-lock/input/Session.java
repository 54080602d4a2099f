import java.util.concurrent.CompletableFuture;

/** Who cancels a future runs what waits for it to fail. */
class Session {
  private final Object state = new Object();
  private final Object log = new Object();
  private final CompletableFuture<String> greeting = new CompletableFuture<>();
  private int entries;

  void open() {
    greeting.exceptionally(
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
      synchronized (state) { // expect LockOrderInversion
        entries++;
      }
    }
  }
}
