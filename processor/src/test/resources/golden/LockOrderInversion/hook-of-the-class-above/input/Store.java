/** Keeps its index up to date, each kind of store in its way. */
abstract class Store {
  protected final Object index = new Object();
  protected int size;

  final void store(String key) {
    if (!key.isEmpty()) {
      added(key);
    }
  }

  protected void added(String key) {
    synchronized (index) {
      size += key.length();
    }
  }
}

final class CachedStore extends Store {
  private final Object cache = new Object();
  private int hits;

  void put(String key) {
    synchronized (cache) {
      hits++;
      store(key);
    }
  }

  void rebuild() {
    synchronized (index) {
      synchronized (cache) { // expect LockOrderInversion
        hits = 0;
      }
    }
  }
}
