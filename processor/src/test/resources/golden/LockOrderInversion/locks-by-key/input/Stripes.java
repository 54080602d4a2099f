import java.util.concurrent.locks.Lock;

/** A few locks for many keys. */
class Stripes {
  private final Lock[] stripes;
  private final Object all = new Object();
  private int size;

  Stripes(Lock[] stripes) {
    this.stripes = stripes;
  }

  private Lock of(Object key) {
    int hash = key.hashCode();
    if (hash < 0) {
      hash = -hash;
    }
    return stripes[hash % stripes.length];
  }

  void add(Object key) {
    of(key).lock();
    try {
      synchronized (all) {
        size++;
      }
    } finally {
      of(key).unlock();
    }
  }

  void clear() {
    synchronized (all) {
      size = 0;
      for (Lock stripe : stripes) {
        stripe.lock(); // expect LockOrderInversion
        stripe.unlock();
      }
    }
  }
}
