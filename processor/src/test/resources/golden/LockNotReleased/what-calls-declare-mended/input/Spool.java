import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;

/** A handler is entered from calls that may throw what it is for. */
final class Spool {
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock index = new ReentrantLock();
  private int size;

  int read(InputStream from) {
    try {
      int read = from.read();
      lock.lock();
      size += plain(read);
      lock.unlock();
      return size;
    } catch (IOException e) {
      return -1;
    }
  }

  void index() {
    try {
      lock().lockInterruptibly();
      try {
        size--;
      } finally {
        lock().unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    index.lock();
    index.unlock();
  }

  void both() {
    index.lock();
    lock.lock();
    lock.unlock();
    index.unlock();
  }

  private ReentrantLock lock() {
    return lock;
  }

  private static int plain(int read) {
    return Math.max(read, 0);
  }
}
