package dev.palisade.runtime.bench;

import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Waking: two threads hand the turn to each other, or one wakes two and hears from both. */
@State(Scope.Thread)
public class WakeBench {
  private static final int TURNS = 50;

  private final PlainDriverFences driver = new PlainDriverFences(new PlainDriver());
  private final Partner first = new Partner();
  private final Partner second = new Partner();

  @TearDown
  public void tearDown() {
    first.close();
    second.close();
    driver.close();
  }

  private int turns(Supplier<Gate> maker) throws InterruptedException {
    Gate[] there = gates(maker);
    Gate[] back = gates(maker);
    first.start(() -> answer(there, back));
    for (int i = 0; i < TURNS; i++) {
      there[i].open();
      back[i].pass();
    }
    first.join();
    return TURNS;
  }

  private int waiters(Supplier<Gate> maker) throws InterruptedException {
    Gate[] there = gates(maker);
    Gate[] back = gates(maker);
    Gate[] secondBack = gates(maker);
    first.start(() -> answer(there, back));
    second.start(() -> answer(there, secondBack));
    for (int i = 0; i < TURNS; i++) {
      there[i].open();
      back[i].pass();
      secondBack[i].pass();
    }
    first.join();
    second.join();
    return TURNS;
  }

  private static Gate[] gates(Supplier<Gate> maker) {
    Gate[] gates = new Gate[TURNS];
    for (int i = 0; i < TURNS; i++) {
      gates[i] = maker.get();
    }
    return gates;
  }

  private static void answer(Gate[] there, Gate[] back) {
    try {
      for (int i = 0; i < TURNS; i++) {
        there[i].pass();
        back[i].open();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  @OperationsPerInvocation(TURNS)
  public int fence() throws InterruptedException {
    return turns(() -> Gate.fence(driver));
  }

  @Benchmark
  @OperationsPerInvocation(TURNS)
  public int future() throws InterruptedException {
    return turns(Gate::future);
  }

  @Benchmark
  @OperationsPerInvocation(TURNS)
  public int settable() throws InterruptedException {
    return turns(Gate::settable);
  }

  @Benchmark
  @OperationsPerInvocation(TURNS)
  public int promise() throws InterruptedException {
    return turns(Gate::promise);
  }

  @Benchmark
  @OperationsPerInvocation(TURNS)
  public int latch() throws InterruptedException {
    return turns(Gate::latch);
  }

  @Benchmark
  @OperationsPerInvocation(TURNS)
  public int parking() throws InterruptedException {
    return turns(Gate::parking);
  }

  @Benchmark
  @OperationsPerInvocation(TURNS)
  public int waitersOfFence() throws InterruptedException {
    return waiters(() -> Gate.fence(driver));
  }

  @Benchmark
  @OperationsPerInvocation(TURNS)
  public int waitersOfFuture() throws InterruptedException {
    return waiters(Gate::future);
  }

  @Benchmark
  @OperationsPerInvocation(TURNS)
  public int waitersOfLatch() throws InterruptedException {
    return waiters(Gate::latch);
  }
}
