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
    int wide = Defaults.width();
    synchronized (Locks.PAGES) {
      width = wide;
    }
  }

  void close() {
    synchronized (Locks.ROWS) {
      synchronized (Locks.PAGES) {
        width = 0;
      }
    }
  }
}
