import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** None keeps its lock, so none is taken under another one. */
final class Ledger {
  private interface Held extends AutoCloseable {
    @Override
    void close();
  }

  private final Lock lock = new ReentrantLock();
  private final ReadWriteLock page = new ReentrantReadWriteLock();
  private int sum;

  private Held open() {
    lock.lock();
    return lock::unlock;
  }

  int add(int amount) {
    Held held = open();
    try {
      sum += amount;
      return sum;
    } finally {
      held.close();
    }
  }

  int addOne() {
    try (var held = open()) {
      sum++;
    }
    return sum;
  }

  int read() throws Exception {
    page.readLock().lock();
    try (AutoCloseable held = page.readLock()::unlock) {
      return sum;
    }
  }

  boolean tryRead() {
    Lock reading = page.readLock();
    if (!reading.tryLock()) {
      return false;
    }
    Runnable done = reading::unlock;
    try {
      return sum > 0;
    } finally {
      done.run();
    }
  }

  int both() throws Exception {
    return add(1) + read() + addOne();
  }

  int alsoBoth() throws Exception {
    return read() + addOne() + (tryRead() ? add(2) : 0);
  }

  int orderly() {
    page.writeLock().lock();
    try {
      return addOne();
    } finally {
      page.writeLock().unlock();
    }
  }

  void afterwards() {
    addOne();
    page.writeLock().lock();
    page.writeLock().unlock();
  }

  private static final class Till {
    private final Lock drawer = new ReentrantLock();
    private final Lock door = new ReentrantLock();
    private int coins;

    boolean take() {
      drawer.lock();
      Runnable shut = () -> drawer.unlock();
      try {
        return --coins > 0;
      } finally {
        shut.run();
      }
    }

    void leave() {
      take();
      door.lock();
      door.unlock();
    }

    void enter() {
      door.lock();
      try {
        take();
      } finally {
        door.unlock();
      }
    }
  }
}
