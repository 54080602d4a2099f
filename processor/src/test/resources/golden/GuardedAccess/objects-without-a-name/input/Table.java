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

  IntSupplier next() {
    synchronized (lock) {
      return new IntSupplier() {
        @Override
        public int getAsInt() {
          return rows + 1; // expect GuardedAccess
        }
      };
    }
  }

  int twice() {
    class Twice {
      int get() {
        return rows * 2; // expect GuardedAccess
      }
    }
    return new Twice().get();
  }
}
