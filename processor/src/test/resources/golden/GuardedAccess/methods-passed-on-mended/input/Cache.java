import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** A method that is passed on starts with what its caller holds when it is run, if that is known. */
final class Cache {
  private final ReentrantLock lock = new ReentrantLock();
  private final Semaphore turn = new Semaphore(1);

  @GuardedBy("lock")
  private int hits;

  @GuardedBy("turn")
  private int misses;

  void hit(Executor later) {
    locked(this::count);
    later.execute(() -> locked(this::forget));
  }

  void miss() {
    turn.acquireUninterruptibly();
    try {
      misses++;
    } finally {
      turn.release();
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }

  private void count() {
    hits++;
  }

  private void forget() {
    hits = 0;
  }
}

@interface GuardedBy {
  String value();
}
