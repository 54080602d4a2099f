import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Code that is kept by a method that does more where a flag says so. */
class Pump {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Object state = new Object();
  private final List<Runnable> listeners = new ArrayList<>();
  private int told;

  private synchronized void tell() {
    told++;
  }

  private void listen(boolean loudly, Runnable listener) {
    listeners.add(listener);
    if (loudly) {
      tell();
    }
  }

  void setUp() {
    listen(
        false,
        () -> {
          synchronized (state) {
            done.countDown();
          }
        });
    listen(true, () -> {});
  }

  void fire() {
    for (Runnable listener : listeners) {
      listener.run();
    }
  }

  void close() throws InterruptedException {
    synchronized (state) {
      done.await(); // expect WaitUnderSignalingLock
    }
  }
}
