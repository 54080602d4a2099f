import java.util.concurrent.locks.ReentrantLock;

/** A lock for try-with-resources. */
class AutoLock implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private int users;

  AutoLock lock() {
    lock.lock();
    users++;
    return this;
  }

  boolean isHeld() {
    return lock.isHeldByCurrentThread();
  }

  @Override
  public void close() {
    if (isHeld()) {
      lock.unlock();
    }
  }

  static class User {
    private final AutoLock lock = new AutoLock();
    private int n;

    int next() {
      try (AutoLock held = lock.lock()) {
        return held.isHeld() ? n++ : n;
      }
    }
  }
}
