package dev.palisade.examples.software;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.GuardedBy;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A command ring reduced to its lock. First interest takes the ring lock to switch the interrupt
 * on, and the interrupt signals with the ring lock held, the ring being walked. In the kernel this
 * pair is the classic inversion: its core holds the fence lock when it calls the first, and takes
 * it inside the second.
 *
 * <p>Here it is right, because this driver names no {@code externalLock}: the core holds nothing of
 * its own when it calls a driver, so there is no second lock to be taken in the other order. Say
 * {@code externalLock = "fenceLock"}, and the build is rejected with the cycle explained.
 *
 * <p>What remains forbidden is a callback that takes a lock under which somebody calls this driver.
 */
@FenceDriver(name = "ring")
public final class RingDriver implements AutoCloseable {
  private final ReentrantLock ringLock = new ReentrantLock();

  @GuardedBy("ringLock")
  private final Queue<DriverFence> ring = new ArrayDeque<>();

  @GuardedBy("ringLock")
  private long submitted;

  @GuardedBy("ringLock")
  private long finished;

  @GuardedBy("ringLock")
  private boolean interruptEnabled;

  private final RingDriverFences fences = new RingDriverFences(this);

  /**
   * Puts a command on the ring.
   *
   * @return signaled when the device has finished it
   */
  public Fence submit() {
    ringLock.lock();
    try {
      DriverFence fence = fences.create();
      ring.add(fence);
      submitted = fence.sequence();
      return fence.fence();
    } finally {
      ringLock.unlock();
    }
  }

  /**
   * The device's part: it finishes commands, and raises its interrupt if that is enabled.
   *
   * @param commands how many, from the oldest on
   */
  public void finish(int commands) {
    boolean raise;
    ringLock.lock();
    try {
      finished = Math.min(finished + commands, submitted);
      raise = interruptEnabled;
    } finally {
      ringLock.unlock();
    }
    if (raise) {
      fences.completed();
    }
  }

  /** From now on the device interrupts; what it finished before, nobody was told of. */
  @EnableSignaling
  boolean enableInterrupt(DriverFence fence) {
    ringLock.lock();
    try {
      interruptEnabled = true;
      return fence.sequence() > finished;
    } finally {
      ringLock.unlock();
    }
  }

  @InterruptHandler
  void completed() {
    ringLock.lock();
    try {
      for (DriverFence head = ring.peek();
          head != null && head.sequence() <= finished;
          head = ring.peek()) {
        ring.remove();
        head.signal();
      }
    } finally {
      ringLock.unlock();
    }
  }

  @TimelineName
  String timeline() {
    return "ring 0";
  }

  @Override
  public void close() {
    fences.close();
  }
}
