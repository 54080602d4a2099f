/** Shelves by the hash of what is on them. */
final class Shelves {
  private final Object[] locks = new Object[16];
  private int moved;

  Shelves() {
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new Object();
    }
  }

  private int slot(String name) {
    return (name.hashCode() & Integer.MAX_VALUE) % locks.length;
  }

  void rename(String one, String other) {
    int from = slot(one);
    int to = slot(other);
    int first = from < to ? from : to;
    int last = from < to ? to : from;
    synchronized (locks[first]) {
      synchronized (locks[last]) {
        moved++;
      }
    }
  }
}
