package sample;

/** Has the lock that it is given, or is its own. */
class Guarded {
  final Object lock;

  Guarded() {
    lock = this;
  }

  Guarded(Object lock) {
    this.lock = lock;
  }
}

/** A bag that may be around another; no view has a bag's methods. */
class Bag extends Guarded {
  private static final class View extends Guarded {
    View(Object lock) {
      super(lock);
    }
  }

  private final Bag inner;

  Bag(Bag inner) {
    this.inner = inner;
  }

  Bag(Bag inner, Object lock) {
    super(lock);
    this.inner = inner;
  }

  Guarded view() {
    synchronized (lock) {
      return new View(lock);
    }
  }

  synchronized int first() {
    synchronized (lock) {
      return inner.first();
    }
  }
}
