package shop;

/** The same, where statements choose. */
class Counters {
  private final Object front = new Object();
  private final Object back = new Object();
  private final Object queue = new Object();
  private int served;

  void serve(int customer) {
    Object counter = front;
    if (customer > 100) {
      counter = back;
    }
    synchronized (queue) {
      synchronized (counter) {
        served++;
      }
    }
  }

  void close() {
    synchronized (back) {
      synchronized (queue) { // expect LockOrderInversion
        served = 0;
      }
    }
  }
}
