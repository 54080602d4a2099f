package shop;

/** The first one of two, and the other one: chosen with each other in mind. */
class Counters {
  private final Object front = new Object();
  private final Object back = new Object();
  private int served;

  void both() {
    boolean swap = System.identityHashCode(front) > System.identityHashCode(back);
    Object first = swap ? back : front;
    Object second = swap ? front : back;
    synchronized (first) {
      synchronized (second) {
        served++;
      }
    }
  }

  void sorted() {
    Object first = front;
    Object second = back;
    if (System.identityHashCode(first) > System.identityHashCode(second)) {
      Object other = first;
      first = second;
      second = other;
    }
    synchronized (first) {
      synchronized (second) {
        served++;
      }
    }
  }

  void another(int hash) {
    Object first = hash < 0 ? back : front;
    synchronized (first) {
      Object second = first == front ? back : front;
      synchronized (second) {
        served++;
      }
    }
  }
}
