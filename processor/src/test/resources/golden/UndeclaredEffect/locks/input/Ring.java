package ring;

import dev.palisade.annotations.LockMode;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Requires;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Methods that name the locks they take, and take others, or in another mode. */
class Ring {
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantReadWriteLock table = new ReentrantReadWriteLock();
  private final Object statistics = new Object();
  private int tail;
  private int pushed;

  @Locks("lock")
  void push() {
    lock.lock();
    try {
      tail++;
    } finally {
      lock.unlock();
    }
    count(); // expect UndeclaredEffect
  }

  private void count() {
    synchronized (statistics) {
      pushed++;
    }
  }

  @Locks(value = "table", mode = LockMode.READ)
  int look() {
    table.writeLock().lock(); // expect UndeclaredEffect
    try {
      return tail;
    } finally {
      table.writeLock().unlock();
    }
  }

  @Requires("lock")
  @Locks("table")
  void retire() {
    lock.lock();
    try {
      tail--;
    } finally {
      lock.unlock();
    }
  }
}

/** A method without a body, which names nothing but the lock. */
interface Sink {
  ReentrantLock GATE = new ReentrantLock();

  @Locks("GATE")
  void accept(int value);
}

class Counting implements Sink {
  private int count;

  @Override
  public void accept(int value) {
    GATE.lock();
    try {
      add(value); // expect UndeclaredEffect
    } finally {
      GATE.unlock();
    }
  }

  private synchronized void add(int value) {
    count += value;
  }
}
