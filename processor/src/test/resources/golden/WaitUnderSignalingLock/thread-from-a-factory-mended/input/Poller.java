import java.util.concurrent.atomic.AtomicReference;

final class Poller {
  private final Object lock = new Object();
  private final AtomicReference<Thread> spare = new AtomicReference<>();
  private Thread main;
  private int polls;

  private static Thread made(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    main = made(this::poll);
    main.start();
    spare.set(new Thread(this::poll));
    spare.get().start();
  }

  void stop() throws InterruptedException {
    synchronized (lock) {
      polls = 0;
    }
    main.join();
    spare.get().join();
  }

  private void poll() {
    synchronized (lock) {
      polls++;
    }
  }
}
