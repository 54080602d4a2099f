final class ThreeInACircle {
  private final Object red = new Object();
  private final Object green = new Object();
  private final Object blue = new Object();
  private int mixed;

  void yellow() {
    synchronized (red) {
      synchronized (green) {
        mixed++;
      }
    }
  }

  void cyan() {
    synchronized (green) {
      synchronized (blue) {
        mixed++;
      }
    }
  }

  void magenta() {
    synchronized (blue) {
      synchronized (red) { // expect LockOrderInversion
        mixed++;
      }
    }
  }
}
