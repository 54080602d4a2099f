/** {@code join} gives back the monitor of the thread, and no other lock. */
class Refresher extends Thread {
  private final Object state = new Object();
  private boolean finished;
  private int rounds;

  void finish() throws InterruptedException {
    synchronized (state) {
      finished = true;
      join(); // expect WaitUnderSignalingLock
    }
  }

  private boolean next() {
    synchronized (state) {
      rounds++;
      return !finished;
    }
  }

  @Override
  public void run() {
    while (next()) {
      Thread.onSpinWait();
    }
  }
}
