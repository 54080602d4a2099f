package dev.palisade.runtime.bench;

import com.google.common.util.concurrent.SettableFuture;
import dev.palisade.runtime.BareFence;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;
import dev.palisade.runtime.Timeline;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The life of one object: made, callbacks added, completed.
 *
 * <p>What has no callbacks is returned, so that it escapes, as every future does that somebody
 * waits for. If it does not, C2 of JDK 25 proves of {@code CompletableFuture} that nothing depends
 * on it and leaves out the look for dependents, a tenth of the whole; of a fence it leaves out
 * nothing. With callbacks both sides look.
 */
@State(Scope.Thread)
public class SignalBench {
  private final PlainDriverFences driver = new PlainDriverFences(new PlainDriver());
  private final ArmedDriverFences armedDriver = new ArmedDriverFences(new ArmedDriver());
  int count;
  private final OneSubmitterDriverFences oneDriver =
      new OneSubmitterDriverFences(new OneSubmitterDriver());

  /** Given: how a driver counts is its own affair, and {@code create} counts by itself. */
  private long number = 1;

  /** A callback that holds one reference, as a lambda that captures one does. */
  static final class Node extends FenceCallback {
    private final SignalBench counts;

    Node(SignalBench counts) {
      this.counts = counts;
    }

    @Override
    public void signaled(Fence fence) {
      counts.count++;
    }
  }

  /** What it is given is at hand before the fence is allocated, as in {@code create}. */
  private BareFence next() {
    Timeline timeline = driver;
    long sequence = number;
    return new BareFence(timeline, sequence);
  }

  @Benchmark
  public BareFence fence() {
    BareFence fence = next();
    boolean unused = fence.signal();
    return fence;
  }

  @Benchmark
  public DriverFence glueFence() {
    DriverFence fence = driver.create();
    boolean unused = fence.signal();
    return fence;
  }

  @Benchmark
  public DriverFence glueOne() {
    DriverFence fence = oneDriver.create();
    boolean unused = fence.signal();
    return fence;
  }

  @Benchmark
  public CompletableFuture<Integer> future() {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    boolean unused = future.complete(1);
    return future;
  }

  @Benchmark
  public SettableFuture<Integer> settable() {
    SettableFuture<Integer> future = SettableFuture.create();
    boolean unused = future.set(1);
    return future;
  }

  @Benchmark
  public DefaultPromise<Integer> promise() {
    DefaultPromise<Integer> promise = new DefaultPromise<>(ImmediateEventExecutor.INSTANCE);
    boolean unused = promise.trySuccess(1);
    return promise;
  }

  @Benchmark
  public CountDownLatch latch() {
    CountDownLatch latch = new CountDownLatch(1);
    latch.countDown();
    return latch;
  }

  @Benchmark
  public boolean fence1() {
    return withCallbacks(next(), 1).signal();
  }

  @Benchmark
  public boolean lambda1() {
    BareFence fence = next();
    boolean unused = fence.addCallback(seen -> count++);
    return fence.signal();
  }

  /** With {@link #armed1}: what the first interest costs that a driver has an op for. */
  @Benchmark
  public boolean unarmed1() {
    DriverFence fence = driver.create();
    boolean unused = fence.addCallback(new Node(this));
    return fence.signal();
  }

  @Benchmark
  public boolean armed1() {
    DriverFence fence = armedDriver.create();
    boolean unused = fence.addCallback(new Node(this));
    return fence.signal();
  }

  @Benchmark
  public boolean settable1() {
    SettableFuture<Integer> future = SettableFuture.create();
    future.addListener(() -> count++, Runnable::run);
    return future.set(1);
  }

  @Benchmark
  public boolean promise1() {
    DefaultPromise<Integer> promise = new DefaultPromise<>(ImmediateEventExecutor.INSTANCE);
    promise.addListener(done -> count++);
    return promise.trySuccess(1);
  }

  @Benchmark
  public boolean fence8() {
    return withCallbacks(next(), 8).signal();
  }

  private BareFence withCallbacks(BareFence fence, int callbacks) {
    for (int i = 0; i < callbacks; i++) {
      if (!fence.addCallback(new Node(this))) {
        throw new AssertionError();
      }
    }
    return fence;
  }

  @Benchmark
  public boolean future1() {
    return withTasks(1).complete(1);
  }

  @Benchmark
  public boolean future8() {
    return withTasks(8).complete(1);
  }

  private CompletableFuture<Integer> withTasks(int tasks) {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    for (int i = 0; i < tasks; i++) {
      CompletableFuture<Void> unused = future.thenRun(() -> count++);
    }
    return future;
  }
}
