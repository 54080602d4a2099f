final class MonitorsCrossed {
  private final Object road = new Object();
  private final Object rail = new Object();
  private int cars;
  private int trains;

  void carCrosses() {
    synchronized (road) {
      synchronized (rail) {
        cars++;
      }
    }
  }

  void trainCrosses() {
    synchronized (rail) {
      synchronized (road) { // expect LockOrderInversion
        trains++;
      }
    }
  }
}
