final class FieldWithoutLock {
  @interface GuardedBy {
    String value();
  }

  private final Object lock = new Object();

  @GuardedBy("lock")
  private int count;

  void add() {
    synchronized (lock) {
      count++;
    }
  }

  int count() {
    return count; // expect GuardedAccess
  }
}
