import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

final class Station {
  private final Lock rx = new ReentrantLock();
  private final Lock tx = new ReentrantLock();
  private final Queue frames;
  private final Counter counter = new Counter(this);

  Station(int limit) {
    frames = new Queue(rx, limit);
  }

  void send() {
    tx.lock();
    try {
      frames.add();
    } finally {
      tx.unlock();
    }
  }

  void receive() {
    rx.lock();
    try {
      tx.lock(); // expect LockOrderInversion
      tx.unlock();
    } finally {
      rx.unlock();
    }
  }

  void report() {
    synchronized (frames) {
      counter.add();
    }
  }

  synchronized void reset() {
    synchronized (frames) { // expect LockOrderInversion
      counter.add();
    }
  }
}

class Guarded {
  final Lock lock;

  Guarded(Lock lock) {
    this.lock = Objects.requireNonNull(lock);
  }
}

final class Queue extends Guarded {
  private final int limit;
  private int length;

  Queue(Lock lock, int limit) {
    super(lock);
    this.limit = limit;
  }

  void add() {
    lock.lock();
    try {
      length = Math.min(length + 1, limit);
    } finally {
      lock.unlock();
    }
  }
}

record Counter(Object mutex) {
  void add() {
    synchronized (mutex) {
      System.identityHashCode(this);
    }
  }
}
