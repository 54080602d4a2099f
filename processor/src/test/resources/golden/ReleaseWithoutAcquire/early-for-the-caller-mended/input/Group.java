import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/** In some set-ups gives back early what is its caller's, who knows that. */
class Group {
  private final Consumer<String> output;
  private boolean early;

  Group(Consumer<String> output) {
    this.output = output;
  }

  void setEarly(boolean early) {
    this.early = early;
  }

  void handle(String message, Lock lock) {
    boolean discarded = false;
    lock.lock();
    try {
      if (message.isBlank()) {
        discarded = true;
        discard(message, lock);
      }
    } finally {
      if (!discarded || !early) {
        lock.unlock();
      }
    }
  }

  private void discard(String message, Lock lock) {
    if (early) {
      lock.unlock();
    }
    output.accept(message);
  }
}
