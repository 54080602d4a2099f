import java.util.concurrent.Semaphore;

/** Objects made where they are called take the permit of another store, or after it is given back. */
class Store {
  private final Semaphore permit = new Semaphore(1);
  private final Semaphore spare = new Semaphore(1);
  private final Flush flush = new Flush();
  private int size;

  class Put {
    Put() {}

    Put(int amount) {
      permit.acquireUninterruptibly();
      size += amount;
      permit.release();
    }

    void run() {
      permit.acquireUninterruptibly();
      size++;
      permit.release();
    }
  }

  class Flush extends Put {
    void runTwice() {
      permit.acquireUninterruptibly();
      size++;
      permit.release();
      run();
    }
  }

  record Drop(Semaphore permit) {
    void run() {
      permit.acquireUninterruptibly();
      permit.release();
    }
  }

  void put() {
    permit.acquireUninterruptibly();
    Put put = new Put();
    permit.release();
    put.run();
  }

  static void put(Store of) {
    Store store = new Store();
    of.permit.acquireUninterruptibly();
    store.new Put(1);
    store.new Put().run();
    of.permit.release();
  }

  void flush() {
    permit.acquireUninterruptibly();
    size--;
    permit.release();
    flush.run();
  }

  void clear() {
    permit.acquireUninterruptibly();
    new Drop(spare).run();
    permit.release();
  }
}
