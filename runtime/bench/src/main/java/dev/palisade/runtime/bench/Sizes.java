package dev.palisade.runtime.bench;

import dev.palisade.runtime.BareFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.bench.Row.Bytes;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.openjdk.jol.info.ClassLayout;

/** Bytes: of objects by their layout, of what methods allocate by the thread's own count. */
final class Sizes {
  private static final int MANY = 50_000;

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Sizes() {}

  static List<Row> rows() {
    PlainDriverFences plain = new PlainDriverFences(new PlainDriver());
    StampedDriverFences stamped = new StampedDriverFences(new StampedDriver());
    SignalBench counts = new SignalBench();
    double fence = ClassLayout.parseInstance(new BareFence(plain, 1)).instanceSize();
    double node = ClassLayout.parseInstance(new SignalBench.Node(counts)).instanceSize();
    double future = ClassLayout.parseInstance(new CompletableFuture<>()).instanceSize();
    double futureWithTask = allocated(i -> task(new CompletableFuture<>(), counts));
    ArmedDriverFences armed = new ArmedDriverFences(new ArmedDriver());
    Fence named = armed.create().fence();
    BareFence pending = new BareFence(plain, 1);
    SignalBench.Node callback = new SignalBench.Node(counts);
    List<Row> rows =
        List.of(
            new Bytes("pending fence", fence, future, 32),
            new Bytes("… with a callback node of one reference", fence + node, futureWithTask, 56),
            new Bytes(
                "… with a callback in lambda form",
                allocated(i -> lambda(new BareFence(plain, i), counts)),
                futureWithTask,
                72),
            new Bytes("… stamped", allocated(i -> BareFence.stamped(stamped, i)), -1, 72),
            new Bytes("the registry, a fence", allocated(i -> plain.create()) - fence, -1, 8),
            new Bytes(
                "add and remove a callback", allocated(i -> addRemove(pending, callback)), -1, 0),
            new Bytes("op through the glue", allocated(i -> named.timelineName()), -1, 0));
    armed.close();
    return rows;
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
