import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Code that gives a lock back is run by name. */
final class Ledger {
  private interface Held extends AutoCloseable {
    @Override
    void close();
  }

  private final Lock lock = new ReentrantLock();
  private int sum;

  private Held open() {
    lock.lock();
    return lock::unlock;
  }

  int add(int amount) {
    Held held = open(); // expect LockNotReleased
    if (amount == 0) {
      return sum; // the lock stays taken
    }
    sum += amount;
    held.close();
    return sum;
  }

  private static final class Till {
    private final Lock drawer = new ReentrantLock();
    private int coins;

    boolean take() {
      drawer.lock(); // expect LockNotReleased
      Runnable shut = () -> drawer.unlock();
      if (coins == 0) {
        return false;
      }
      coins--;
      shut.run();
      return true;
    }
  }
}
