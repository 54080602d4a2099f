/** Keeps and returns it. */
class Sink {
  private final Object queue = new Object();
  private final Object log = new Object();
  private final Runnable code;
  private int lines;

  Sink(boolean verbose) {
    code = verbose ? this::note : () -> {};
  }

  void push() {
    synchronized (queue) {
      code.run();
    }
  }

  private void note() {
    synchronized (log) {
      lines++;
    }
  }

  void drain() {
    synchronized (log) {
      synchronized (queue) { // expect LockOrderInversion
        lines = 0;
      }
    }
  }
}
