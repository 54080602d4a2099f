import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** What an accessor returns is the component, unless it is written down to return another. */
class Ledgers {
  private static final Lock ALL = new ReentrantLock();

  record Page(Lock lock, Lock index) {}

  record Sheet(Lock lock, Lock index, int number) {
    public Lock lock() {
      synchronized (ALL) {
        return number > 0 ? ALL : Ledgers.of(number);
      }
    }
  }

  static Lock of(int number) {
    return new ReentrantLock();
  }

  static void write(Page page) {
    page.lock().lock();
    try {
      page.index().lock();
      page.index().unlock();
    } finally {
      page.lock().unlock();
    }
  }

  static void find(Page page) {
    page.index().lock();
    try {
      page.lock().lock(); // expect LockOrderInversion
      page.lock().unlock();
    } finally {
      page.index().unlock();
    }
  }

  static void write(Sheet sheet) {
    sheet.lock().lock();
    try {
      sheet.index().lock();
      sheet.index().unlock();
    } finally {
      sheet.lock().unlock();
    }
  }

  static void find(Sheet sheet) {
    sheet.index().lock();
    try {
      sheet.lock().lock();
      sheet.lock().unlock();
    } finally {
      sheet.index().unlock();
    }
  }
}
