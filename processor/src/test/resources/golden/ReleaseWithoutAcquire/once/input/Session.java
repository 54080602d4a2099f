import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Handles that give the lock back as often as they are closed, until somebody sets a flag. */
class Session {
  private final ReentrantLock lock = new ReentrantLock();
  private int n;

  int next() {
    try (Permit permit = Permit.of(lock)) {
      return n++;
    }
  }

  int last() {
    try (Ticket ticket = new Ticket(lock)) {
      return n;
    }
  }

  static final class Permit implements AutoCloseable {
    private final Lock underlying;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable before;

    private Permit(Lock underlying, Runnable before) {
      this.underlying = underlying;
      this.before = before;
    }

    static Permit of(Lock lock) {
      lock.lock();
      return new Permit(lock, null);
    }

    @Override
    public void close() {
      if (!closed.get()) {
        try {
          if (before != null) {
            before.run();
          }
        } finally {
          underlying.unlock(); // expect ReleaseWithoutAcquire
        }
      }
    }
  }

  static final class Ticket implements AutoCloseable {
    private final Lock underlying;
    private final AtomicBoolean closed = new AtomicBoolean();

    Ticket(Lock underlying) {
      this.underlying = underlying;
      underlying.lock();
    }

    @Override
    public void close() {
      if (closed.get()) {
        return;
      }
      underlying.unlock(); // expect ReleaseWithoutAcquire
    }
  }
}
