package depot;

final class Stock {
  private final Object lock = new Object();
  private final Orders orders;
  private int left;

  Stock(Orders orders) {
    this.orders = orders;
  }

  void reserve(int count) {
    synchronized (lock) {
      left -= count;
      orders.note(count);
    }
  }

  void restock(int count) {
    synchronized (lock) {
      left += count;
    }
  }
}
