import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The guard is the lock of the same object, in the mode that the access needs, when it runs. */
class Account {
  private final Object lock = new Object();
  private final ReentrantReadWriteLock rates = new ReentrantReadWriteLock();

  @GuardedBy("lock")
  private long balance;

  @GuardedBy("rates")
  private double rate;

  @GuardedBy("this")
  private int visits;

  Account(long start) {
    balance = start;
    init();
  }

  private void init() {
    rate = 1;
  }

  long balance() {
    return balance; // expect GuardedAccess
  }

  void moveTo(Account other, long amount) {
    synchronized (lock) {
      balance -= amount;
      other.balance += amount; // expect GuardedAccess
    }
  }

  void setRate(double to) {
    rates.readLock().lock();
    rate = to; // expect GuardedAccess
    rates.readLock().unlock();
  }

  double rate() {
    rates.readLock().lock();
    try {
      return rate;
    } finally {
      rates.readLock().unlock();
    }
  }

  synchronized void visited(List<Integer> days, ExecutorService later) {
    visits++;
    days.forEach(day -> visits += day);
    later.execute(() -> visits = 0); // expect GuardedAccess
  }

  private synchronized void reset() {
    visits = 0;
  }

  void locked() {
    synchronized (lock) {
      helper();
    }
  }

  private void helper() {
    balance++;
  }

  void unchecked() {
    assert Thread.holdsLock(lock);
    balance++;
  }
}

@interface GuardedBy {
  String value();
}
