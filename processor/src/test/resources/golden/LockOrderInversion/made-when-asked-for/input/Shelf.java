import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Locks that are made when somebody first asks for one, or that are in an optional field. */
class Shelf {
  private final Object index = new Object();
  private final Optional<Lock> seal = Optional.of(new ReentrantLock());
  private Lock lock;
  private int books;

  private synchronized Lock lock() {
    Lock made = lock;
    if (made == null) {
      lock = made = new ReentrantLock();
    }
    return made;
  }

  void put() {
    lock().lock();
    try {
      synchronized (index) {
        books++;
      }
    } finally {
      lock().unlock();
    }
  }

  void take() {
    synchronized (index) {
      Lock own = lock();
      own.lock(); // expect LockOrderInversion
      try {
        books--;
      } finally {
        own.unlock();
      }
    }
  }

  void close() {
    seal.get().lock();
    try {
      count();
    } finally {
      seal.get().unlock();
    }
  }

  synchronized void count() {
    books = 0;
  }

  synchronized void open() {
    Lock sealed = seal.orElseThrow();
    sealed.lock(); // expect LockOrderInversion
    sealed.unlock();
  }
}
