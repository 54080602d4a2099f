final class CrossedInHelpers {
  private final Object stock = new Object();
  private final Object orders = new Object();
  private int items;
  private int open;

  void sell() {
    synchronized (stock) {
      items--;
      book();
    }
  }

  private void book() {
    synchronized (orders) {
      open++;
    }
  }

  void cancel() {
    synchronized (orders) {
      open--;
      putBack(); // expect LockOrderInversion
    }
  }

  private void putBack() {
    synchronized (stock) {
      items++;
    }
  }
}
