import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

final class Stripes {
  private final TreeMap<String, Lock> stripes = new TreeMap<>();
  private final Lock table = new ReentrantLock();

  void grow(String key) {
    table.lock();
    try {
      Lock stripe = stripes.get(key);
      stripe.lock();
      stripe.unlock();
    } finally {
      table.unlock();
    }
  }

  void drain() {
    for (Lock stripe : stripes.descendingMap().values()) {
      stripe.lock();
      stripe.unlock();
      table.lock();
      table.unlock();
    }
  }
}
