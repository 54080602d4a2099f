/** Runs one of two pieces of code under a lock. */
class Feed {
  private final Object queue = new Object();
  private final Object log = new Object();
  private int lines;

  void push(boolean verbose) {
    run(verbose ? this::note : () -> {});
  }

  private void run(Runnable code) {
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
