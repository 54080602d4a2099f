package straße;

import java.util.concurrent.locks.ReentrantLock;

/** Names that are not ASCII: 锁, ключ, \u006c. */
final class Größe {
  private final ReentrantLock 锁 = new ReentrantLock();
  private final Object ключ = new Object();
  private int $_ = 1, ￥ = 2, \u0061bc;

  int größer() {
    锁.lock();
    try {
      synchronized (ключ) {
        return $_ + ￥ + abc;
      }
    } finally {
      锁.unlock();
    }
  }

  static class 内 {
    final String emoji = "\uD83D\uDE00 🔒";
  }
}
