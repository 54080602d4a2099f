import dev.palisade.annotations.GuardedBy;
import java.util.ArrayList;
import java.util.List;

/** All callers pass constants, and hold the lock. */
class Log {
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final List<String> lines = new ArrayList<>();

  private synchronized void wake() {
    notifyAll();
  }

  private void add(String line, boolean wake) {
    lines.add(line);
    if (wake) {
      wake();
    }
  }

  void quietly(String line) {
    synchronized (lock) {
      add(line, false);
    }
  }

  void loudly(String line) {
    synchronized (lock) {
      add(line, true);
    }
  }
}
