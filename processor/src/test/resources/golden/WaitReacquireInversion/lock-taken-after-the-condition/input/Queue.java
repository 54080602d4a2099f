import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

final class Queue {
  private final ReentrantLock items = new ReentrantLock();
  private final Condition some = items.newCondition();
  private final Object statistics = new Object();
  private int count;
  private int waits;

  void take() throws InterruptedException {
    items.lock();
    try {
      synchronized (statistics) {
        waits++;
        some(); // expect WaitReacquireInversion
      }
      count--;
    } finally {
      items.unlock();
    }
  }

  private void some() throws InterruptedException {
    while (count == 0) {
      some.await();
    }
  }
}
