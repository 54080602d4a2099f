package dev.palisade.examples.syncfile.linux;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A file descriptor and the duty to close it. One that is dropped instead is a leak, of which a
 * process survives about a thousand: it is closed when the collector finds it, and reported with
 * what it was. A report is a bug of whoever dropped it.
 */
public final class Descriptor implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final List<Consumer<String>> LISTENERS = new CopyOnWriteArrayList<>();

  private final Open open;
  private final Cleaner.Cleanable cleanable;

  /** What the cleaner has of a descriptor: all but the object that was dropped. */
  private static final class Open implements Runnable {
    private final AtomicInteger fd;
    private final String what;

    Open(int fd, String what) {
      this.fd = new AtomicInteger(fd);
      this.what = what;
    }

    /** By the cleaner, if nobody closed it. */
    @Override
    public void run() {
      if (close()) {
        report(what);
      }
    }

    boolean close() {
      int last = fd.getAndSet(-1);
      if (last < 0) {
        return false;
      }
      try {
        Libc.close(last);
      } catch (IOException alreadyGone) {
        // Linux takes the number back whatever close says.
      }
      return true;
    }
  }

  /**
   * Takes a descriptor over.
   *
   * @param fd the descriptor; nobody else closes it
   * @param what to say of it if it is dropped
   */
  public Descriptor(int fd, String what) {
    open = new Open(fd, what);
    cleanable = CLEANER.register(this, open);
  }

  /**
   * The number.
   *
   * @return to call with, not to close
   * @throws IllegalStateException if it was closed
   */
  public int fd() {
    int fd = open.fd.get();
    if (fd < 0) {
      throw new IllegalStateException(open.what + " was closed");
    }
    return fd;
  }

  /** Closes it; once more does nothing. */
  @Override
  public void close() {
    open.close();
    cleanable.clean();
  }

  /**
   * Hears of each descriptor that was dropped, on the cleaner's thread; without a listener it is
   * logged.
   *
   * @param listener gets what was dropped
   * @return stops the listening
   */
  public static Runnable onLeak(Consumer<String> listener) {
    LISTENERS.add(listener);
    return () -> LISTENERS.remove(listener);
  }

  private static void report(String what) {
    if (LISTENERS.isEmpty()) {
      System.getLogger(Descriptor.class.getName())
          .log(System.Logger.Level.WARNING, "{0} was dropped and not closed", what);
    }
    LISTENERS.forEach(listener -> listener.accept(what));
  }
}
