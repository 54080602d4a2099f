import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/** Stops under a lock that the code which tells that it has stopped needs, too. */
class Container {
  private final ReentrantLock lifecycle = new ReentrantLock();
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private boolean running = true;

  void stop() throws InterruptedException {
    lifecycle.lock();
    try {
      CountDownLatch stopped = new CountDownLatch(1);
      stop(stopped::countDown);
      stopped.await(); // expect WaitUnderSignalingLock
    } finally {
      lifecycle.unlock();
    }
  }

  private void stop(Runnable then) {
    pool.execute(
        () -> {
          lifecycle.lock();
          try {
            running = false;
            then.run();
          } finally {
            lifecycle.unlock();
          }
        });
  }
}
