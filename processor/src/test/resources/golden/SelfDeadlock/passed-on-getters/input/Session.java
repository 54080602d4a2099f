import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

interface Session {
  Lock lock();

  void mask(int ops);
}

final class PlainSession implements Session {
  private final Lock lock = new ReentrantLock();
  private int ops;

  @Override
  public Lock lock() {
    return lock;
  }

  @Override
  public void mask(int ops) {
    lock.lock();
    try {
      this.ops = ops;
    } finally {
      lock.unlock();
    }
  }
}

final class SecureSession implements Session {
  private final Session inner;
  private final Lock own = new ReentrantLock();
  private int ops;

  SecureSession(Session inner) {
    this.inner = inner;
  }

  @Override
  public Lock lock() {
    return own;
  }

  void start(Session protocol) {
    inner.lock().lock();
    try {
      protocol.mask(1); // expect LockOrderInversion SelfDeadlock SelfDeadlock
    } finally {
      inner.lock().unlock();
    }
  }

  @Override
  public void mask(int ops) {
    inner.lock().lock();
    try {
      this.ops = ops;
    } finally {
      inner.lock().unlock();
    }
  }
}
