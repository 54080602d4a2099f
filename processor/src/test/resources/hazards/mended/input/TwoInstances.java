final class TwoInstances {
  private int grains;

  void pourInto(TwoInstances other) {
    int poured;
    synchronized (this) {
      poured = grains;
      grains = 0;
    }
    synchronized (other) {
      other.grains += poured;
    }
  }
}
