/** A new object that a method returns is the code that its interface is. */
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
      filling.run();
    }
  }

  void check() {
    synchronized (gauge) {
      synchronized (valve) { // expect LockOrderInversion
        level = 0;
      }
    }
  }
}
