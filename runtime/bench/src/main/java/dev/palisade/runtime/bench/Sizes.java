package dev.palisade.runtime.bench;

import dev.palisade.runtime.BareFence;
import dev.palisade.runtime.Fence;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.openjdk.jol.info.ClassLayout;

/**
 * Bytes: of objects by their layout, of what methods allocate by the thread's own count.
 *
 * @param fence a pending fence
 * @param node a callback node of one reference
 * @param future a {@code CompletableFuture}
 * @param futureWithTask one with a dependent task
 * @param lambda a fence with a callback in lambda form
 * @param stamped a fence that remembers when it was signaled
 * @param registered a fence and what its timeline keeps of it
 * @param addRemove adding and removing a callback
 * @param op an op through the glue
 */
public record Sizes(
    double fence,
    double node,
    double future,
    double futureWithTask,
    double lambda,
    double stamped,
    double registered,
    double addRemove,
    double op) {
  private static final int MANY = 50_000;

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * Measures.
   *
   * @return all of them
   */
  public static Sizes measure() {
    PlainDriverFences plain = new PlainDriverFences(new PlainDriver());
    StampedDriverFences stamped = new StampedDriverFences(new StampedDriver());
    SignalBench counts = new SignalBench();
    ArmedDriverFences armed = new ArmedDriverFences(new ArmedDriver());
    Fence named = armed.create().fence();
    BareFence pending = new BareFence(plain, 1);
    SignalBench.Node callback = new SignalBench.Node(counts);
    Sizes sizes =
        new Sizes(
            ClassLayout.parseInstance(pending).instanceSize(),
            ClassLayout.parseInstance(callback).instanceSize(),
            ClassLayout.parseInstance(new CompletableFuture<>()).instanceSize(),
            allocated(i -> task(new CompletableFuture<>(), counts)),
            allocated(i -> lambda(new BareFence(plain, i), counts)),
            allocated(i -> BareFence.stamped(stamped, i)),
            allocated(i -> plain.create()),
            allocated(i -> addRemove(pending, callback)),
            allocated(i -> named.timelineName()));
    armed.close();
    return sizes;
  }

  private static BareFence lambda(BareFence fence, SignalBench counts) {
    boolean unused = fence.addCallback(seen -> counts.count++);
    return fence;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // its size is all that is wanted of it
  private static Object task(CompletableFuture<Void> future, SignalBench counts) {
    return future.thenRun(() -> counts.count++);
  }

  private static boolean addRemove(Fence fence, SignalBench.Node callback) {
    return fence.addCallback(callback) && fence.removeCallback(callback);
  }

  /** Bytes a call allocates, once everything is loaded. Every result is kept, so none is elided. */
  private static double allocated(IntFunction<Object> call) {
    Object[] kept = new Object[MANY];
    long bytes = 0;
    for (int pass = 0; pass < 3; pass++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < MANY; i++) {
        kept[i] = call.apply(i);
      }
      bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    }
    if (kept[MANY - 1] == null) {
      throw new AssertionError("nothing was made");
    }
    return (double) bytes / MANY;
  }
}
