/** The work of another object, given when the worker is made. */
class Worker {
  private final Runnable work;
  private final Object turn = new Object();
  private int done;

  Worker(Runnable work) {
    this.work = work;
  }

  void step() {
    synchronized (turn) {
      work.run();
      done++;
    }
  }

  int done() {
    synchronized (turn) {
      return done;
    }
  }

  static class Queue {
    private final Worker worker = new Worker(this::take);
    private int size;

    private synchronized void take() {
      size--;
    }

    synchronized int left() {
      return size - worker.done(); // expect LockOrderInversion
    }
  }
}
