package ring;

import dev.palisade.annotations.Excludes;
import java.util.List;

/** What excludes a lock is called by a helper, and as code, where nobody holds it. */
class Spool {
  private final Object lock = new Object();
  private final List<String> lines;
  private int length;

  Spool(List<String> lines) {
    this.lines = lines;
  }

  @Excludes("lock")
  void rotate() {
    length = 0;
  }

  private void trim() {
    if (length > 4) {
      rotate();
    }
  }

  void reopen() {
    synchronized (lock) {
      lines.clear();
    }
    trim();
  }

  void later() {
    Runnable rotation = this::rotate;
    synchronized (lock) {
      length++;
    }
    rotation.run();
  }
}
