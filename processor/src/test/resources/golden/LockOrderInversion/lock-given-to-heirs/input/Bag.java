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

/** A bag that may be around another, and may share its lock. */
class Bag extends Guarded {
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
      return new Bag(inner, lock);
    }
  }

  synchronized int first() {
    synchronized (lock) {
      return inner.first(); // expect LockOrderInversion
    }
  }
}
