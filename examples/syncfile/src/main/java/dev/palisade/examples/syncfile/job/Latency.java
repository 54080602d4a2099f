package dev.palisade.examples.syncfile.job;

import dev.palisade.examples.syncfile.SyncFileDriver;
import dev.palisade.examples.syncfile.linux.Epoll;
import dev.palisade.examples.syncfile.linux.EventFd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * From the signal of an eventfd to the code that waited for it, on another thread: by epoll alone,
 * and by a fence's callback. In turns, so that what the machine does besides meets both.
 */
public final class Latency {
  private static final int TURNS = 41;
  private static final int SIGNALS = 500;

  private Latency() {}

  /** One way to hear of a signal. */
  private interface Way extends AutoCloseable {
    /** Has {@code heard} called on another thread when the eventfd is signaled. */
    void listen(EventFd event, Runnable heard) throws IOException;

    @Override
    void close();
  }

  /** When it was heard, once. */
  private static final class Ear implements Runnable {
    private volatile long at;

    @Override
    public void run() {
      at = System.nanoTime();
    }

    long await() {
      while (at == 0) {
        Thread.onSpinWait();
      }
      return at;
    }
  }

  /** The raw calls: a thread, an epoll, and whose turn it is. */
  private static final class Raw implements Way {
    private final Epoll epoll = new Epoll();
    private volatile Runnable heard = () -> {};
    private volatile boolean stopping;

    Raw() throws IOException {
      Thread thread = new Thread(this::hear, "raw");
      thread.setDaemon(true);
      thread.start();
    }

    private void hear() {
      try {
        while (!stopping) {
          for (int _ : epoll.await()) {
            heard.run();
          }
        }
      } catch (IOException | IllegalStateException closed) {
        stopping = true;
      }
    }

    @Override
    public void listen(EventFd event, Runnable heard) throws IOException {
      this.heard = heard;
      epoll.add(event.fd());
    }

    /** Its thread stays in the kernel; it is a daemon, and the epoll is its own. */
    @Override
    public void close() {
      stopping = true;
    }
  }

  private static final class Fenced implements Way {
    private final SyncFileDriver driver;

    Fenced() throws IOException {
      driver = SyncFileDriver.start();
    }

    @Override
    public void listen(EventFd event, Runnable heard) {
      if (!driver.fenceOf(event).addCallback(fence -> heard.run())) {
        heard.run();
      }
    }

    @Override
    public void close() {
      driver.close();
    }
  }

  /**
   * Measures, and prints the medians.
   *
   * @param arguments none
   * @throws IOException if this is not Linux, or it refuses
   */
  public static void main(String[] arguments) throws IOException {
    try (Way raw = new Raw();
        Way fenced = new Fenced()) {
      List<Double> rawMicros = new ArrayList<>();
      List<Double> fencedMicros = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      turn(raw);
      turn(fenced);
      for (int i = 0; i < TURNS; i++) {
        double first = turn(i % 2 == 0 ? raw : fenced);
        double second = turn(i % 2 == 0 ? fenced : raw);
        rawMicros.add(i % 2 == 0 ? first : second);
        fencedMicros.add(i % 2 == 0 ? second : first);
        ratios.add(fencedMicros.get(i) / rawMicros.get(i));
      }
      System.out.printf(
          Locale.ROOT,
          "from signal to callback: epoll %.1f us, fence %.1f us, ratio %.2f%n",
          median(rawMicros),
          median(fencedMicros),
          median(ratios));
    }
  }

  /** The median of some signals, in microseconds. */
  private static double turn(Way way) throws IOException {
    List<Double> micros = new ArrayList<>();
    for (int i = 0; i < SIGNALS; i++) {
      try (EventFd event = new EventFd("a measurement's")) {
        Ear ear = new Ear();
        way.listen(event, ear);
        long start = System.nanoTime();
        event.signal();
        micros.add((ear.await() - start) / 1e3);
      }
    }
    return median(micros);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
