package dev.palisade.runtime.bench;

import dev.palisade.runtime.Fence;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An op of a driver, through the glue and by hand. */
@State(Scope.Benchmark)
public class OpBench {
  private final ArmedDriver driver = new ArmedDriver();
  private final ArmedDriverFences glue = new ArmedDriverFences(driver);
  private final Fence fence = glue.create().fence();
  private final Guard guard = new Guard();

  /**
   * The least a driver's author would write by hand to be able to wait for ops that run: a count in
   * and a count out, on a cache line of the thread's own.
   */
  private static final class Guard {
    private static final int LINE = 16;
    private static final int LINES = 16;
    private static final AtomicInteger THREADS = new AtomicInteger();

    private static final ThreadLocal<Integer> CELL =
        ThreadLocal.withInitial(() -> LINE * (1 + THREADS.getAndIncrement() % LINES));
    private final AtomicLongArray open = new AtomicLongArray(LINE * (LINES + 2));
    private volatile int parity;

    int enter() {
      int cell = CELL.get() + parity;
      open.getAndIncrement(cell);
      return cell;
    }

    void exit(int cell) {
      open.getAndDecrement(cell);
    }
  }

  @Benchmark
  public String nameThroughGlue() {
    return fence.timelineName();
  }

  @Benchmark
  public String nameByHand() {
    int cell = guard.enter();
    try {
      return fence.isDone() ? "signaled" : driver.name();
    } finally {
      guard.exit(cell);
    }
  }

  @Benchmark
  public String nameOfDriver() {
    return fence.driverName();
  }
}
