import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

final class Store {
  private final ReentrantLock writing = new ReentrantLock();
  private final Output output = new Output();

  void write() throws InterruptedException {
    writing.lock();
    try {
      synchronized (this) {
        output.write();
      }
    } finally {
      writing.unlock();
    }
  }
}

final class Output {
  private final Limiter limiter = new Limiter();

  void write() throws InterruptedException {
    limiter.pause();
  }
}

final class Limiter {
  private final Progress progress = new Progress();

  void pause() throws InterruptedException {
    progress.pause();
  }
}

/** Gives its own lock back while it waits, and no other. */
final class Progress {
  private final ReentrantLock pausing = new ReentrantLock();
  private final Condition over = pausing.newCondition();

  void pause() throws InterruptedException {
    pausing.lock();
    try {
      over.await(1, TimeUnit.SECONDS);
    } finally {
      pausing.unlock();
    }
  }
}
