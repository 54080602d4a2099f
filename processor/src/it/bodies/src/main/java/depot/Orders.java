package depot;

import java.util.concurrent.locks.ReentrantLock;

final class Orders {
  private final ReentrantLock lock = new ReentrantLock();
  private int open;

  void note(int count) {
    lock.lock();
    try {
      open += count;
    } finally {
      lock.unlock();
    }
  }

  void cancel(int count, Stock stock) {
    lock.lock();
    try {
      open -= count;
      stock.restock(count);
    } finally {
      lock.unlock();
    }
  }
}
