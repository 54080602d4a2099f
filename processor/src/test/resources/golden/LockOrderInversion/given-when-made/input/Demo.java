import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

final class Demo {
  public static void main(String[] arguments) {
    Object left = new Object();
    Object right = new Object();
    new Thread(new Task(left, right)).start();
    new Thread(new Task(right, left)).start();
  }
}

final class Task implements Runnable {
  private final Object first;
  private final Object second;

  Task(Object first, Object second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public void run() {
    synchronized (first) {
      synchronized (second) { // expect LockOrderInversion
        System.identityHashCode(this);
      }
    }
  }
}

final class Desk {
  private final Lock ledger = new ReentrantLock();
  private final Registry registry = new Registry();
  private final Writer writer = new Writer(ledger, registry);

  void write() {
    writer.write();
  }

  void audit() {
    synchronized (registry) {
      ledger.lock();
      ledger.unlock();
    }
  }
}

final class Registry {
  private int size;

  synchronized void add() {
    size++;
  }
}

final class Writer {
  private final Lock lock;
  private final Registry registry;

  Writer(Lock lock, Registry registry) {
    this.lock = lock;
    this.registry = registry;
  }

  void write() {
    lock.lock();
    try {
      registry.add(); // expect LockOrderInversion
    } finally {
      lock.unlock();
    }
  }
}
