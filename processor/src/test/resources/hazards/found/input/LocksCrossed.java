import java.util.concurrent.locks.ReentrantLock;

final class LocksCrossed {
  private final ReentrantLock debit = new ReentrantLock();
  private final ReentrantLock credit = new ReentrantLock();
  private long balance;

  void pay(long amount) {
    debit.lock();
    try {
      credit.lock();
      try {
        balance -= amount;
      } finally {
        credit.unlock();
      }
    } finally {
      debit.unlock();
    }
  }

  void refund(long amount) {
    credit.lock();
    try {
      debit.lock(); // expect LockOrderInversion
      try {
        balance += amount;
      } finally {
        debit.unlock();
      }
    } finally {
      credit.unlock();
    }
  }
}
