package dev.palisade.examples.uring;

import java.time.Duration;

/**
 * The thread that waits for completions. All it learns goes through the glue, which makes it this
 * driver's interrupt: it must come back promptly, so nothing below it may wait.
 */
final class Reaper {
  /** Completions taken at once, at most. */
  static final int BATCH = 64;

  private final Ring ring;
  private final UringDriverFences fences;
  private final Thread thread;

  Reaper(Ring ring, UringDriverFences fences) {
    this.ring = ring;
    this.fences = fences;
    thread = new Thread(this::reap, "uring-reaper");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void reap() {
    long[] tags = new long[BATCH];
    int[] results = new int[BATCH];
    int count = ring.reap(tags, results);
    while (count > 0) {
      fences.completed(tags, results, count);
      count = ring.reap(tags, results);
    }
    if (count < 0) {
      fences.lost(-count);
    }
  }

  /**
   * Waits, interrupted or not, for the end of a reaper told to stop; false when it does not end.
   */
  boolean hasEndedWithin(Duration grace) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join(grace.toMillis());
        break;
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }
}
