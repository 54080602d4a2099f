package ring;

/** A suppression without a reason. */
class Pair {
  private final Object a = new Object();
  private final Object b = new Object();

  @SuppressWarnings("LockOrderInversion") // expect UnusedSuppression
  void ab() {
    synchronized (a) {
      synchronized (b) {
      }
    }
  }

  void ba() {
    synchronized (b) {
      synchronized (a) {
      }
    }
  }
}
