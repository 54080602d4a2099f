import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/** Gives a lock back that is its caller's, on one of two ways, each of which ends by itself. */
class Group {
  private final Consumer<String> output;

  Group(Consumer<String> output) {
    this.output = output;
  }

  void discard(String message, Lock lock) {
    if (message.isEmpty()) {
      lock.unlock(); // expect ReleaseWithoutAcquire
      return;
    }
    output.accept(message);
  }
}
