import dev.palisade.annotations.GuardedBy;
import java.util.concurrent.locks.ReentrantLock;

class Credits {
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private long credits;

  long add(long more) {
    lock.lock();
    try {
      credits += more;
      return lowest();
    } finally {
      lock.unlock();
    }
  }

  boolean isLow() {
    return lowest() < 10;
  }

  /** Needs the lock. */
  protected long lowest() {
    return Math.min(credits, 100); // expect GuardedAccess
  }
}
