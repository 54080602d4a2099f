package dev.palisade.examples.opencl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that finds out what the device forgot to tell: PoCL and rusticl call nobody back when
 * an event fails. It asks every pending event, a few hundred times a second, and parks when there
 * is none for a while; a fence that is called back owes it nothing but its place in the queue.
 */
final class Watch {
  private static final Duration PERIOD = Duration.ofMillis(4);

  /** So many rounds without a fence, and it parks: being woken costs who submits. */
  private static final int PATIENCE = 250;

  private final ClDriverFences fences;
  private final Queue<ClFence> pending = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::watch, "opencl-watch");
  private volatile boolean parked;
  private volatile boolean stopped;

  Watch(ClDriverFences fences) {
    this.fences = fences;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void add(ClFence fence) {
    pending.add(fence);
    if (parked) {
      LockSupport.unpark(thread);
    }
  }

  /** What is not known to be signaled, oldest first. */
  List<ClFence> pending() {
    return new ArrayList<>(pending);
  }

  private void watch() {
    int idle = 0;
    while (!stopped) {
      idle = pending.isEmpty() ? idle + 1 : 0;
      if (idle > PATIENCE) {
        parkUntilNeeded();
        idle = 0;
      } else {
        LockSupport.parkNanos(this, PERIOD.toNanos());
      }
      pending.removeIf(fence -> fence.isSignaled() || hasEnded(fence));
    }
  }

  private void parkUntilNeeded() {
    parked = true;
    while (pending.isEmpty() && !stopped) {
      LockSupport.park(this);
    }
    parked = false;
  }

  private boolean hasEnded(ClFence fence) {
    if (!fence.event.use()) {
      return true;
    }
    try {
      int status = fence.event.device.status(fence.event.handle);
      if (status > ClDevice.COMPLETE) {
        return false;
      }
      fences.ended(fence, status);
      return true;
    } finally {
      fence.event.letGo();
    }
  }

  /** Waits, interrupted or not, until it asks no more. */
  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
