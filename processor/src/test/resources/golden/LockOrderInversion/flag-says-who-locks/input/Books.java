import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A flag says whether the caller has the lock. */
class Books {
  private final Lock day = new ReentrantLock();
  private final Lock year = new ReentrantLock();
  private int sum;

  private void add(boolean locked) {
    if (!locked) {
      day.lock();
    }
    try {
      sum++;
    } finally {
      if (!locked) {
        day.unlock();
      }
    }
  }

  void both() {
    day.lock();
    try {
      year.lock();
      try {
        add(true);
      } finally {
        year.unlock();
      }
    } finally {
      day.unlock();
    }
  }

  void one() {
    year.lock();
    try {
      add(false); // expect LockOrderInversion
    } finally {
      year.unlock();
    }
  }
}
