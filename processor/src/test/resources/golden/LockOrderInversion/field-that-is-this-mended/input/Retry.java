/** A task that names itself, for the tasks within it. */
abstract class Retry implements Runnable {
  private static final Object QUEUE = new Object();
  private static final Object WORKER = new Object();

  final Runnable that;

  Retry() {
    that = this;
  }

  @Override
  public void run() {
    synchronized (WORKER) {
      work();
    }
  }

  abstract void work();

  void again() {
    synchronized (QUEUE) {
      that.run();
    }
  }

  static int size() {
    synchronized (QUEUE) {
      synchronized (WORKER) {
        return 1;
      }
    }
  }
}
