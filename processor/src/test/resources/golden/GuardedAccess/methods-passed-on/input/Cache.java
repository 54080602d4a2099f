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
    unlocked(this::count);
    lock.lock();
    try {
      later.execute(this::forget);
    } finally {
      lock.unlock();
    }
  }

  void miss() {
    turn.acquireUninterruptibly();
    turn.release();
    misses++; // expect GuardedAccess
  }

  private void unlocked(Runnable change) {
    lock.lock();
    lock.unlock();
    change.run();
  }

  private void count() {
    hits++; // expect GuardedAccess
  }

  private void forget() {
    hits = 0; // expect GuardedAccess
  }
}

@interface GuardedBy {
  String value();
}
