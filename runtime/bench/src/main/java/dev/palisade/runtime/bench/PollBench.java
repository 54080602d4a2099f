package dev.palisade.runtime.bench;

import com.google.common.util.concurrent.SettableFuture;
import dev.palisade.runtime.BareFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceError;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Asking: one hot object, and many in every state. */
@State(Scope.Benchmark)
public class PollBench {
  private static final int MANY = 1024;

  /** What a poll cannot be cheaper than. */
  static final class Flag {
    volatile boolean set;
  }

  private final PlainDriverFences driver = new PlainDriverFences(new PlainDriver());
  private final BareFence fence = new BareFence(driver, 1);
  private final Flag flag = new Flag();
  private final CompletableFuture<Void> future = CompletableFuture.completedFuture(null);
  private final SettableFuture<Integer> settable = SettableFuture.create();
  private final DefaultPromise<Integer> promise =
      new DefaultPromise<>(ImmediateEventExecutor.INSTANCE);

  private final BareFence[] fences = new BareFence[MANY];
  private final Flag[] flags = new Flag[MANY];
  private final CompletableFuture<?>[] futures = new CompletableFuture<?>[MANY];

  /** Everything signaled; of the many: a third pending, a sixth with a callback, a sixth failed. */
  public PollBench() {
    fence.signal();
    flag.set = true;
    settable.set(1);
    promise.setSuccess(1);
    int[] kinds = new Random(1).ints(MANY, 0, 6).toArray();
    for (int i = 0; i < MANY; i++) {
      flags[i] = new Flag();
      flags[i].set = kinds[i] > 2;
    }
    for (int i = 0; i < MANY; i++) {
      futures[i] =
          kinds[i] > 2 ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
    }
    for (int i = 0; i < MANY; i++) {
      fences[i] = new BareFence(driver, i);
    }
    for (int i = 0; i < MANY; i++) {
      if (kinds[i] > 3) {
        fences[i].signal();
      } else if (kinds[i] == 3) {
        fences[i].signal(FenceError.IO);
      } else if (kinds[i] == 2) {
        boolean unused = fences[i].addCallback(seen -> {});
      }
    }
  }

  @Benchmark
  public boolean hotFence() {
    return fence.isSignaled();
  }

  @Benchmark
  public boolean hotFlag() {
    return flag.set;
  }

  @Benchmark
  public boolean hotFuture() {
    return future.isDone();
  }

  @Benchmark
  public boolean hotSettable() {
    return settable.isDone();
  }

  @Benchmark
  public boolean hotPromise() {
    return promise.isDone();
  }

  @Benchmark
  @OperationsPerInvocation(MANY)
  public int manyFences() {
    int signaled = 0;
    for (Fence each : fences) {
      if (each.isSignaled()) {
        signaled++;
      }
    }
    return signaled;
  }

  @Benchmark
  @OperationsPerInvocation(MANY)
  public int manyFlags() {
    int set = 0;
    for (Flag each : flags) {
      if (each.set) {
        set++;
      }
    }
    return set;
  }

  @Benchmark
  @OperationsPerInvocation(MANY)
  public int manyFutures() {
    int done = 0;
    for (CompletableFuture<?> each : futures) {
      if (each.isDone()) {
        done++;
      }
    }
    return done;
  }
}
