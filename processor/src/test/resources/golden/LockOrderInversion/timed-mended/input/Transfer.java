import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

final class Transfer {
  private final ReentrantLock from = new ReentrantLock();
  private final ReentrantLock to = new ReentrantLock();
  private long sum;

  void there() {
    from.lock();
    try {
      to.lock();
      try {
        sum++;
      } finally {
        to.unlock();
      }
    } finally {
      from.unlock();
    }
  }

  boolean back() throws InterruptedException {
    to.lock();
    try {
      if (!from.tryLock(10, TimeUnit.MILLISECONDS)) {
        return false;
      }
      try {
        sum--;
        return true;
      } finally {
        from.unlock();
      }
    } finally {
      to.unlock();
    }
  }
}
