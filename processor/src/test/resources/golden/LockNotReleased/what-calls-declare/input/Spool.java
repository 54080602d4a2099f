import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;

/** A handler is entered from calls that may throw what it is for. */
final class Spool {
  private final ReentrantLock lock = new ReentrantLock();
  private int size;

  int read(InputStream from) {
    try {
      lock.lock(); // expect LockNotReleased
      size += from.read();
      lock.unlock();
      return size;
    } catch (IOException e) {
      return -1;
    }
  }
}
