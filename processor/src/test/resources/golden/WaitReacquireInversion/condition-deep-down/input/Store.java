import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

final class Store {
  final ReentrantLock writing = new ReentrantLock();
  final Condition room = writing.newCondition();
  private final Output output = new Output(this);

  void write() throws InterruptedException {
    writing.lock();
    try {
      synchronized (this) {
        output.write(); // expect WaitReacquireInversion
      }
    } finally {
      writing.unlock();
    }
  }
}

final class Output {
  private final Limiter limiter;

  Output(Store store) {
    limiter = new Limiter(store);
  }

  void write() throws InterruptedException {
    limiter.pause();
  }
}

final class Limiter {
  private final Progress progress;

  Limiter(Store store) {
    progress = new Progress(store);
  }

  void pause() throws InterruptedException {
    progress.pause();
  }
}

/** Gives the lock of the store back while it waits, but not its monitor. */
final class Progress {
  private final Store store;

  Progress(Store store) {
    this.store = store;
  }

  void pause() throws InterruptedException {
    store.room.await(1, TimeUnit.SECONDS);
  }
}
