import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

final class Promise {
  private final Lock lock = new ReentrantLock();
  private final Turnstile turnstile = new Turnstile(lock);
  private boolean kept;

  void await() throws InterruptedException {
    turnstile.await(this::isKept);
  }

  private boolean isKept() {
    lock.lock();
    try {
      return kept;
    } finally {
      lock.unlock();
    }
  }

  void keep() {
    lock.lock();
    try {
      kept = true;
      turnstile.open();
    } finally {
      lock.unlock();
    }
  }
}

final class Turnstile {
  private final Lock lock;
  private final Condition opened;

  Turnstile() {
    this(new ReentrantLock());
  }

  Turnstile(Lock lock) {
    this.lock = lock;
    opened = lock.newCondition();
  }

  void await(BooleanSupplier done) throws InterruptedException {
    lock.lock();
    try {
      while (!done.getAsBoolean()) {
        opened.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void open() {
    lock.lock();
    try {
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
