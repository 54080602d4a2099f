import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Of what is no condition nobody knows that its caller has the lock. */
abstract class RemoteSignal {
  private final ReentrantLock lock = new ReentrantLock();

  /** Asks for the lock to be given back, and returns when there is a signal. */
  abstract boolean exchange(long nanos) throws InterruptedException;

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    try {
      return exchange(unit.toNanos(time));
    } finally {
      lock.lock();
    }
  }

  public boolean awaitUntil(Date deadline) throws InterruptedException {
    long left = deadline.getTime() - System.currentTimeMillis();
    return left > 0 && await(left, TimeUnit.MILLISECONDS); // expect LockNotReleased
  }
}
