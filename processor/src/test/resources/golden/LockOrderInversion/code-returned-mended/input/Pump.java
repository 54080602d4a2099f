import java.util.concurrent.locks.ReentrantLock;

/** What a method returns is run under a lock that it needs. */
class Pump {
  private final ReentrantLock in = new ReentrantLock();
  private final ReentrantLock out = new ReentrantLock();
  private int level;

  private Runnable job() {
    return () -> {
      out.lock();
      try {
        level--;
      } finally {
        out.unlock();
      }
    };
  }

  void drain() {
    Runnable job = job();
    in.lock();
    in.unlock();
    job.run();
  }

  void fill() {
    out.lock();
    try {
      in.lock();
      level++;
      in.unlock();
    } finally {
      out.unlock();
    }
  }
}
