import java.util.concurrent.Semaphore;

/** Objects that are made where they are called take the permit of the one around them. */
class Store {
  private final Semaphore permit = new Semaphore(1);
  private int size;

  class Put {
    void run() {
      permit.acquireUninterruptibly();
      size++;
      permit.release();
    }
  }

  void put() {
    permit.acquireUninterruptibly();
    new Put().run(); // expect SelfDeadlock
    permit.release();
  }
}

/** Likewise, by a variable, and inherited. */
class Shelf {
  private final Semaphore permit = new Semaphore(1);
  private int size;

  class Put {
    void run() {
      permit.acquireUninterruptibly();
      size++;
      permit.release();
    }
  }

  class PutFirst extends Put {}

  void put() {
    permit.acquireUninterruptibly();
    Put put = new PutFirst();
    put.run(); // expect SelfDeadlock
    permit.release();
  }
}

/** An inner object runs what it inherits from another. */
class Rack {
  private final Semaphore permit = new Semaphore(1);
  private int size;

  class Put {
    void run() {
      permit.acquireUninterruptibly();
      size++;
      permit.release();
    }
  }

  class PutTwice extends Put {
    void runTwice() {
      permit.acquireUninterruptibly();
      run(); // expect SelfDeadlock
      permit.release();
    }
  }
}

/** The inner object is in a field. */
class Chest {
  private final Semaphore permit = new Semaphore(1);
  private final Flush flush = new Flush();
  private int size;

  class Flush {
    void run() {
      permit.acquireUninterruptibly();
      size = 0;
      permit.release();
    }
  }

  void flush() {
    permit.acquireUninterruptibly();
    flush.run(); // expect SelfDeadlock
    permit.release();
  }
}

/** A record has what it is made of. */
class Box {
  private final Semaphore permit = new Semaphore(1);
  private int size;

  record Drop(Box of) {
    void run() {
      of.permit.acquireUninterruptibly();
      of.size = 0;
      of.permit.release();
    }
  }

  void drop() {
    permit.acquireUninterruptibly();
    new Drop(this).run(); // expect SelfDeadlock
    permit.release();
  }
}

/** A class without a name. */
class Bin {
  private final Semaphore permit = new Semaphore(1);
  private int size;

  void empty() {
    permit.acquireUninterruptibly();
    Runnable drop =
        new Runnable() {
          @Override
          public void run() {
            permit.acquireUninterruptibly();
            size = 0;
            permit.release();
          }
        };
    drop.run(); // expect SelfDeadlock
    permit.release();
  }
}
