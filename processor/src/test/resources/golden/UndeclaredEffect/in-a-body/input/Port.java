package ring;

import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Requires;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** An anonymous class and a constant's do more than the interface; a helper gives a lock back. */
final class Port {
  static final ReentrantLock LINE = new ReentrantLock();
  static final ReentrantLock STATS = new ReentrantLock();
  static final CountDownLatch READY = new CountDownLatch(1);
  private int sent;

  interface Handler {
    @Requires("Port.LINE")
    @Locks("Port.STATS")
    void handle(int request);
  }

  Handler waiting() {
    return new Handler() {
      @Override
      public void handle(int request) {
        try {
          READY.await(); // expect UndeclaredEffect
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  Handler dropping() {
    return new Handler() {
      @Override
      public void handle(int request) {
        flush(); // expect UndeclaredEffect
        sent += request;
      }
    };
  }

  private void flush() {
    LINE.unlock();
    STATS.lock();
    try {
      sent = 0;
    } finally {
      STATS.unlock();
    }
    LINE.lock();
  }

  enum Kind implements Handler {
    LOUD {
      @Override
      public void handle(int request) {
        synchronized (Port.class) { // expect UndeclaredEffect
          Thread.yield();
        }
      }
    }
  }
}
