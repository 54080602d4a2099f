import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** What it waits for it has made itself: to call it again would be about another latch. */
abstract class Container {
  private final ReentrantLock lifecycle = new ReentrantLock();

  final void stop() throws InterruptedException {
    stop(true);
  }

  final void stop(boolean wait) throws InterruptedException {
    lifecycle.lock();
    try {
      CountDownLatch stopped = new CountDownLatch(1);
      stop(stopped::countDown);
      if (wait) {
        stopped.await();
      }
    } finally {
      lifecycle.unlock();
    }
  }

  abstract void stop(Runnable then);

  /** Runs the code at once if nothing runs any more. */
  static final class OfFutures extends Container {
    private final List<CompletableFuture<Void>> running = new ArrayList<>();

    @Override
    void stop(Runnable then) {
      if (running.isEmpty()) {
        then.run();
      } else {
        running.forEach(each -> each.whenComplete((nothing, thrown) -> then.run()));
      }
    }
  }
}
