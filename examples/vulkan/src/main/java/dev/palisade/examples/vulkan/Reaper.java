package dev.palisade.examples.vulkan;

import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;
import java.time.Duration;

/** The thread that waits for the device in the place of everybody else. */
final class Reaper {
  /** How long its last wait may take, once it is woken. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Time to end between two calls, in milliseconds. */
  private static final long PATIENCE = 10;

  /** One wait, and what follows from it. */
  @FunctionalInterface
  interface Turn {
    /** False: there is nothing more to wait for, ever. */
    @RunsIn(ExecutionContext.PROCESS)
    boolean take();
  }

  private final Thread thread;
  private volatile boolean stopped;

  Reaper(String name, Turn turn) {
    thread = new Thread(() -> reap(turn), name);
    thread.setDaemon(true);
  }

  private void reap(Turn turn) {
    boolean more = true;
    while (more && !stopped) {
      more = turn.take();
    }
  }

  void start() {
    thread.start();
  }

  void interrupt() {
    thread.interrupt();
  }

  /**
   * Waits, interrupted or not, for its end; false when it does not end. It is woken again and
   * again: it may just have looked whether to stop, and begin another wait after it was woken.
   */
  boolean stop(Runnable wake) {
    stopped = true;
    boolean interrupted = false;
    long start = System.nanoTime();
    do {
      wake.run();
      try {
        thread.join(PATIENCE);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    } while (thread.isAlive() && System.nanoTime() - start < GRACE.toNanos());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }
}
