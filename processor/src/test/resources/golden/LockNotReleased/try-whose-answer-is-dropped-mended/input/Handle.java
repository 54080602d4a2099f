import java.util.concurrent.locks.ReentrantLock;

/** Its users close it, whether they got the lock or not. */
class Handle implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private int tries;

  Handle tryToTake() {
    boolean taken = lock.tryLock();
    tries++;
    return this;
  }

  Handle take(boolean now) {
    lock.lock();
    if (now) {
      tries = 0;
      return this;
    }
    return this;
  }

  @Override
  public void close() {
    if (lock.isHeldByCurrentThread()) {
      lock.unlock();
    }
  }
}
