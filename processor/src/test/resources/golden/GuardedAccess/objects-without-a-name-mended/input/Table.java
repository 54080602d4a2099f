import java.util.function.IntSupplier;

/** Code of objects that have no name, which run under the lock or keep what they may not touch. */
class Table {
  @interface GuardedBy {
    String value();
  }

  private final Object lock = new Object();

  @GuardedBy("lock")
  private int rows;

  void add() {
    synchronized (lock) {
      rows++;
    }
  }

  int next() {
    synchronized (lock) {
      return new Object() {
        int get() {
          return rows + 1;
        }
      }.get();
    }
  }

  int twice() {
    class Twice {
      int get() {
        return rows * 2;
      }
    }
    synchronized (lock) {
      return new Twice().get();
    }
  }
}
