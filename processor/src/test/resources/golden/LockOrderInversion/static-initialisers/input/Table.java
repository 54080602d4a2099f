final class Locks {
  static final Object PAGES = new Object();
  static final Object ROWS = new Object();
}

final class Defaults {
  static final int WIDTH;

  static {
    synchronized (Locks.ROWS) {
      WIDTH = 8;
    }
  }

  static int width() {
    return WIDTH;
  }
}

final class Table {
  private int width;

  void open() {
    synchronized (Locks.PAGES) {
      width = Defaults.width();
    }
  }

  void close() {
    synchronized (Locks.ROWS) {
      synchronized (Locks.PAGES) { // expect LockOrderInversion
        width = 0;
      }
    }
  }
}
