import java.util.concurrent.locks.ReentrantLock;

/** One return, one throw, one round of a loop and one case each keep the lock. */
class Decoder {
  private final ReentrantLock lock = new ReentrantLock();
  private int state;

  boolean put(int value) {
    lock.lock();
    if (value < 0) {
      lock.unlock();
      return false;
    }
    state = value;
    lock.unlock();
    return true;
  }

  void parse(String text) {
    lock.lock();
    if (text.isEmpty()) {
      lock.unlock();
      throw new IllegalArgumentException(text);
    }
    state = text.length();
    lock.unlock();
  }

  int sum(int[] values) {
    int sum = 0;
    for (int value : values) {
      lock.lock();
      if (value == 0) {
        lock.unlock();
        continue;
      }
      sum += value * state;
      lock.unlock();
    }
    return sum;
  }

  int decide(int kind) {
    lock.lock();
    switch (kind) {
      case 0:
        lock.unlock();
        return 1;
      case 1:
        lock.unlock();
        break;
      default:
        lock.unlock();
    }
    return 0;
  }
}
