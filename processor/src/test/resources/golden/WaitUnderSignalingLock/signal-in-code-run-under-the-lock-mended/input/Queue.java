import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Timeline;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The interrupt signals in code that a helper runs under the lock of the queue. */
class Queue {
  record Request(int tag, DriverFence done) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Integer, Request> inFlight = new ConcurrentHashMap<>();
  private final Timeline timeline;

  Queue(Timeline timeline) {
    this.timeline = timeline;
  }

  void submit(int tag) {
    locked(() -> inFlight.put(tag, new Request(tag, timeline.create())));
  }

  void completed(int tag) {
    locked(
        () -> {
          Request request = inFlight.remove(tag);
          if (request != null) {
            request.done().signal();
          }
        });
  }

  private void locked(Runnable code) {
    lock.lock();
    try {
      code.run();
    } finally {
      lock.unlock();
    }
  }

  void flush(int tag) throws InterruptedException {
    Request request;
    lock.lock();
    try {
      request = inFlight.get(tag);
    } finally {
      lock.unlock();
    }
    if (request != null) {
      request.done().await();
    }
  }
}
