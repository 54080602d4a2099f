import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** What runs code under its lock, and code that waits there. */
final class Guarded {
  private final ReentrantLock lock = new ReentrantLock();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CompletableFuture<String> answer = new CompletableFuture<>();

  <T> T locked(Callable<T> code) throws Exception {
    lock.lock();
    try {
      return code.call();
    } finally {
      lock.unlock();
    }
  }

  void ready() throws Exception {
    locked(
        () -> {
          ready.countDown();
          return null;
        });
  }

  void awaitReady() throws Exception {
    locked( // expect WaitUnderSignalingLock
        () -> {
          ready.await();
          return null;
        });
  }

  void answer(String as) {
    lock.lock();
    try {
      answer.complete(as);
    } finally {
      lock.unlock();
    }
  }

  String ask() throws Exception {
    return locked(this::answered); // expect WaitUnderSignalingLock
  }

  private String answered() {
    return answer.join();
  }
}
