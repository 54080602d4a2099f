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

  void back() throws InterruptedException {
    to.lock();
    try {
      from.lockInterruptibly(); // expect LockOrderInversion
      try {
        sum--;
      } finally {
        from.unlock();
      }
    } finally {
      to.unlock();
    }
  }
}
