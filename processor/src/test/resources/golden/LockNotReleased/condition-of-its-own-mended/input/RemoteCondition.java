import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Gives the lock of its caller back by a message, which nobody sees here. */
abstract class RemoteCondition implements Condition {
  private final ReentrantLock lock = new ReentrantLock();

  /** Asks for the lock to be given back, and returns when there is a signal. */
  abstract boolean exchange(long nanos) throws InterruptedException;

  @Override
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    try {
      return exchange(unit.toNanos(time));
    } finally {
      lock.lock();
    }
  }

  @Override
  public boolean awaitUntil(Date deadline) throws InterruptedException {
    long left = deadline.getTime() - System.currentTimeMillis();
    return left > 0 && await(left, TimeUnit.MILLISECONDS);
  }
}
