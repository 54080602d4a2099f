/** Puts it into a variable first, on some ways. */
class Meter {
  private final Object queue = new Object();
  private final Object log = new Object();
  private int lines;

  void push(int level) {
    Runnable code = null;
    if (level > 0) {
      code = this::note;
    }
    synchronized (queue) {
      if (code != null) {
        code.run();
      }
    }
  }

  private void note() {
    synchronized (log) {
      lines++;
    }
  }

  void drain() {
    synchronized (queue) {
      synchronized (log) {
        lines = 0;
      }
    }
  }
}
