final class WaitWithSecondMonitor {
  private final Object door = new Object();
  private final Object bell = new Object();
  private boolean rung;

  void listen() throws InterruptedException {
    synchronized (door) {
      synchronized (bell) {
        while (!rung) {
          bell.wait(); // expect WaitUnderSignalingLock
        }
      }
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
