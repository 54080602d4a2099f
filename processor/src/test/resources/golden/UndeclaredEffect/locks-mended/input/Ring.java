package ring;

import dev.palisade.annotations.LockMode;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Requires;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Methods that name the locks they take, all of them and as they take them. */
class Ring {
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantReadWriteLock table = new ReentrantReadWriteLock();
  private final Object statistics = new Object();
  private int tail;
  private int pushed;

  @Locks({"lock", "statistics"})
  void push() {
    lock.lock();
    try {
      tail++;
    } finally {
      lock.unlock();
    }
    count();
  }

  private void count() {
    synchronized (statistics) {
      pushed++;
    }
  }

  @Locks(value = "table", mode = LockMode.READ)
  int look() {
    table.readLock().lock();
    try {
      return tail;
    } finally {
      table.readLock().unlock();
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
      add(value);
    } finally {
      GATE.unlock();
    }
  }

  private void add(int value) {
    count += value;
  }
}
