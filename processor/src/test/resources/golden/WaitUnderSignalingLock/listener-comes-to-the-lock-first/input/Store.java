import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

final class Store {
  interface Listener {
    void saved();
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final CountDownLatch written = new CountDownLatch(1);
  private final Listener first;
  private final Listener second;
  private int saves;

  Store(Listener second) {
    this.first = new Counter();
    this.second = second;
  }

  void save() {
    tellOthers();
    announce();
  }

  private void tellOthers() {
    second.saved();
  }

  private void announce() {
    first.saved();
  }

  void flush() throws InterruptedException {
    lock.lock();
    try {
      written.await(); // expect WaitUnderSignalingLock
    } finally {
      lock.unlock();
    }
  }

  private final class Counter implements Listener {
    @Override
    public void saved() {
      lock.lock();
      try {
        saves++;
      } finally {
        lock.unlock();
      }
      written.countDown();
    }
  }
}
