/** Counts in two books, or in one, as a flag says. */
class Books {
  private final Object day = new Object();
  private final Object year = new Object();
  private int sum;

  private void add(boolean both) {
    synchronized (day) {
      sum++;
      if (both) {
        synchronized (year) {
          sum++;
        }
      }
    }
  }

  void add() {
    add(true);
  }

  private void check(boolean all) {
    if (all) {
      synchronized (day) {
        sum--;
      }
    }
  }

  void close() {
    synchronized (year) {
      check(false);
      check(false);
    }
  }
}
