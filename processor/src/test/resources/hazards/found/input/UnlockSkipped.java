import java.util.concurrent.locks.ReentrantLock;

final class UnlockSkipped {
  private final ReentrantLock lock = new ReentrantLock();
  private int left = 3;

  void take() {
    lock.lock(); // expect LockNotReleased
    if (left == 0) {
      throw new IllegalStateException("empty");
    }
    left--;
    lock.unlock();
  }
}
