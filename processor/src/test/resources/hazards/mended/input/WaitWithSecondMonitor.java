final class WaitWithSecondMonitor {
  private final Object door = new Object();
  private final Object bell = new Object();
  private boolean rung;
  private int visits;

  void listen() throws InterruptedException {
    synchronized (bell) {
      while (!rung) {
        bell.wait();
      }
    }
    synchronized (door) {
      visits++;
    }
  }

  void ring() {
    synchronized (door) {
      synchronized (bell) {
        rung = true;
        bell.notifyAll();
      }
    }
  }
}
