package dev.palisade.examples.comparison;

import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.Blocks;
import dev.palisade.annotations.RunsIn;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts callbacks and takes the time of the last. Who waits for it spins, so is not woken late.
 */
public final class Finish {
  private final AtomicInteger left = new AtomicInteger();
  private volatile long end;

  /**
   * Starts to count.
   *
   * @param callbacks how many there will be
   */
  public void begin(int callbacks) {
    end = 0;
    left.set(callbacks);
  }

  private final class Node extends FenceCallback {
    @Override
    public void signaled(Fence fence) {
      calledBack();
    }
  }

  /**
   * Counts a fence once it is signaled, for a driver that registers it.
   *
   * @return for one fence
   */
  public FenceCallback callback() {
    return new Node();
  }

  /**
   * Counts a fence once it is signaled.
   *
   * @param fence the fence
   */
  public void count(Fence fence) {
    if (!fence.addCallback(callback())) {
      calledBack(); // Signaled already, so it will not call.
    }
  }

  /** One callback has come. */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public void calledBack() {
    if (left.decrementAndGet() == 0) {
      end = System.nanoTime();
    }
  }

  /**
   * Waits for the last callback.
   *
   * @return when it came, by {@link System#nanoTime()}
   */
  @Blocks
  @RunsIn(PROCESS)
  public long spin() {
    while (end == 0) {
      Thread.onSpinWait();
    }
    return end;
  }
}
