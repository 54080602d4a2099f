import dev.palisade.annotations.LockOrder;

@LockOrder(value = {"queueLock", "ringLock"}, strict = true)
class Ring {
  private final Object queueLock = new Object();
  private final Object ringLock = new Object();
  private final Object statsLock = new Object();
  private int n;

  void submit() {
    synchronized (queueLock) {
      synchronized (ringLock) {
        n++;
      }
    }
  }

  void count() {
    synchronized (ringLock) {
      synchronized (statsLock) { // expect UndeclaredNesting
        n--;
      }
    }
  }
}
