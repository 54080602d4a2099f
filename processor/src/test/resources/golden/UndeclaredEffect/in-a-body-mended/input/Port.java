package ring;

import dev.palisade.annotations.Drops;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Requires;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** The interface says what is done, and what takes its own lock twice gives one of them back. */
final class Port {
  static final ReentrantLock LINE = new ReentrantLock();
  static final ReentrantLock STATS = new ReentrantLock();
  static final CountDownLatch READY = new CountDownLatch(1);
  private int sent;

  interface Handler {
    @Requires("Port.LINE")
    @Locks({"Port.STATS", "Port.LINE"})
    void handle(int request);
  }

  interface Flusher {
    @Requires("Port.LINE")
    @Drops("Port.LINE")
    @Locks("Port.STATS")
    void flush();
  }

  Handler counting() {
    return new Handler() {
      @Override
      public void handle(int request) {
        LINE.lock();
        try {
          sent += request;
        } finally {
          LINE.unlock();
        }
      }
    };
  }

  Flusher dropping() {
    return new Flusher() {
      @Override
      public void flush() {
        LINE.unlock();
        STATS.lock();
        try {
          sent = 0;
        } finally {
          STATS.unlock();
        }
        LINE.lock();
      }
    };
  }

  enum Kind implements Handler {
    LOUD {
      @Override
      public void handle(int request) {
        STATS.lock();
        try {
          Thread.yield();
        } finally {
          STATS.unlock();
        }
      }
    }
  }
}
