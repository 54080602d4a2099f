package dev.palisade.runtime.bench;

import dev.palisade.runtime.BareFence;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One thread adds a callback to each of many objects while another completes them. */
@State(Scope.Thread)
public class RaceBench {
  private static final int MANY = 500;

  private final PlainDriverFences driver = new PlainDriverFences(new PlainDriver());
  private final Partner partner = new Partner();
  private final AtomicInteger refused = new AtomicInteger();

  @TearDown
  public void tearDown() {
    partner.close();
    driver.close();
  }

  @Benchmark
  @OperationsPerInvocation(MANY)
  public int fence() {
    BareFence[] fences = new BareFence[MANY];
    for (int i = 0; i < MANY; i++) {
      fences[i] = new BareFence(driver, i);
    }
    partner.start(
        () -> {
          for (BareFence each : fences) {
            each.signal();
          }
        });
    SignalBench counts = new SignalBench();
    for (BareFence each : fences) {
      if (!each.addCallback(new SignalBench.Node(counts))) {
        refused.setPlain(refused.getPlain() + 1);
      }
    }
    partner.join();
    return refused.getPlain();
  }

  @Benchmark
  @OperationsPerInvocation(MANY)
  public int future() {
    CompletableFuture<?>[] futures = new CompletableFuture<?>[MANY];
    for (int i = 0; i < MANY; i++) {
      futures[i] = new CompletableFuture<>();
    }
    partner.start(
        () -> {
          for (CompletableFuture<?> each : futures) {
            each.complete(null);
          }
        });
    SignalBench counts = new SignalBench();
    for (CompletableFuture<?> each : futures) {
      CompletableFuture<Void> unused = each.thenRun(() -> counts.count++);
    }
    partner.join();
    return counts.count;
  }
}
