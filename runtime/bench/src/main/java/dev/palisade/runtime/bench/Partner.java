package dev.palisade.runtime.bench;

import org.jspecify.annotations.Nullable;

/**
 * A second thread that does its part of each invocation at the same time as the benchmark's own.
 * Both spin at the start and at the end, so that neither sleeps through what is measured.
 */
public final class Partner implements AutoCloseable {
  private final Thread thread = new Thread(this::serve, "partner");
  private volatile @Nullable Runnable part;
  private volatile boolean closed;

  /** A thread that waits for its part. */
  public Partner() {
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    while (!closed) {
      Runnable given = part;
      if (given == null) {
        spin();
      } else {
        given.run();
        part = null;
      }
    }
  }

  /**
   * Starts its part.
   *
   * @param given what it does
   */
  public void start(Runnable given) {
    part = given;
  }

  /** Returns when its part is over. */
  public void join() {
    while (part != null) {
      spin();
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // with fewer processors than threads somebody must yield
  private static void spin() {
    Thread.onSpinWait();
    Thread.yield();
  }

  @Override
  public void close() {
    closed = true;
  }
}
