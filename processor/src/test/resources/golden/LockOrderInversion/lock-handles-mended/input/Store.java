import java.util.concurrent.locks.ReentrantLock;

/** Locks behind handles, which their close() gives back, on all ways out of the try. */
class Store {
  static final class Handle implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();

    Handle open() {
      lock.lock();
      return this;
    }

    @Override
    public void close() {
      lock.unlock();
    }
  }

  static final class Careful implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();

    Careful open() {
      lock.lock();
      return this;
    }

    private boolean isMine() {
      return lock.isHeldByCurrentThread();
    }

    @Override
    public void close() {
      if (isMine()) {
        lock.unlock();
      }
    }
  }

  private final Handle pages = new Handle();
  private final Careful index = new Careful();
  private final Object stats = new Object();
  private int count;

  int load(int page) {
    try (Handle held = pages.open();
        Careful also = index.open()) {
      if (page > count) {
        return count;
      }
      count = page;
    } catch (IllegalStateException e) {
      count = 0;
    }
    synchronized (stats) {
      return count++;
    }
  }

  void flush() {
    try (Handle held = pages.open()) {
      count--;
    } catch (IllegalStateException e) {
      count = 0;
    }
    synchronized (stats) {
      count++;
    }
  }

  void report() {
    synchronized (stats) {
      load(0);
    }
  }
}
