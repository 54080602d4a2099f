import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

final class Task implements Runnable {
  private final Lock first;
  private final Lock second;

  private Task(Lock first, Lock second) {
    this.first = first;
    this.second = second;
  }

  static Task of(Lock first, Lock second) {
    return new Task(first, second);
  }

  @Override
  public void run() {
    first.lock();
    try {
      second.lock(); // expect LockOrderInversion
      second.unlock();
    } finally {
      first.unlock();
    }
  }
}

final class Bank {
  private final Lock teller = new ReentrantLock();
  private final Lock vault = new ReentrantLock();

  Task pay() {
    return Task.of(teller, vault);
  }

  Task count() {
    return Task.of(vault, teller);
  }
}
