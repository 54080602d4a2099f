/** {@code join} waits on the monitor of the thread, and gives it back meanwhile. */
class Refresher extends Thread {
  private boolean finished;
  private int rounds;

  synchronized void finish() throws InterruptedException {
    finished = true;
    join();
  }

  private synchronized boolean next() {
    rounds++;
    return !finished;
  }

  @Override
  public void run() {
    while (next()) {
      Thread.onSpinWait();
    }
  }
}
