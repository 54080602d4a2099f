final class Pump {
  private final Object valve = new Object();
  private final Object gauge = new Object();
  private int level;

  private Runnable filling() {
    return new Runnable() {
      @Override
      public void run() {
        synchronized (gauge) {
          level++;
        }
      }
    };
  }

  void open() {
    Runnable filling = filling();
    synchronized (valve) {
      level = 1;
    }
    filling.run();
  }

  void check() {
    synchronized (gauge) {
      synchronized (valve) {
        level = 0;
      }
    }
  }
}
