final class TwoInstances {
  private int grains;

  synchronized void pourInto(TwoInstances other) {
    synchronized (other) { // expect SelfDeadlock
      other.grains += grains;
      grains = 0;
    }
  }
}
