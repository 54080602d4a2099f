/** A lock of a canal, in the unnamed package. */
class ReentrantLock {
  private int level;

  void lock() {
    level++;
  }

  void unlock() {
    level--;
  }

  boolean tryLock() {
    return level == 0;
  }

  static void passBoth(ReentrantLock upper, ReentrantLock lower) {
    upper.lock();
    lower.lock();
    upper.unlock();
    lower.unlock();
    lower.lock();
    upper.lock();
  }
}
