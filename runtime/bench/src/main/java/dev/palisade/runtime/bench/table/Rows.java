package dev.palisade.runtime.bench.table;

import static dev.palisade.runtime.bench.table.Row.FOR_COMPARISON;

import dev.palisade.runtime.bench.Sizes;
import dev.palisade.runtime.bench.table.Row.Bytes;
import dev.palisade.runtime.bench.table.Row.Difference;
import dev.palisade.runtime.bench.table.Row.Ratio;
import dev.palisade.runtime.bench.table.Runs.Bench;
import dev.palisade.runtime.bench.table.Runs.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is compared with what, and what the design asks for. */
final class Rows {
  private static final Bench FUTURE = alone("SignalBench.future");
  private static final Bench FENCE = alone("SignalBench.fence");

  private Rows() {}

  private static Bench alone(String method) {
    return new Bench(method, 1, Clock.CPU);
  }

  private static Bench twice(String method) {
    return new Bench(method, 2, Clock.CPU);
  }

  private static Bench waiting(String method) {
    return new Bench(method, 1, Clock.WALL);
  }

  /** The runtime rows of the design, in its order, and a few to compare with. */
  static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(asking());
    rows.addAll(signaling());
    rows.addAll(sizes());
    rows.addAll(waiting());
    rows.addAll(ops());
    return rows;
  }

  private static List<Row> asking() {
    Bench hot = alone("PollBench.hotFence");
    return List.of(
        new Ratio(
            "isSignaled, 1,024 mixed fences / volatile reads",
            alone("PollBench.manyFences"),
            alone("PollBench.manyFlags"),
            1.0),
        new Ratio(
            "isSignaled, one hot fence / volatile read", hot, alone("PollBench.hotFlag"), 1.3),
        new Ratio(
            "… / CompletableFuture.isDone", hot, alone("PollBench.hotFuture"), FOR_COMPARISON),
        new Ratio("… / SettableFuture.isDone", hot, alone("PollBench.hotSettable"), FOR_COMPARISON),
        new Ratio("… / DefaultPromise.isDone", hot, alone("PollBench.hotPromise"), FOR_COMPARISON),
        new Ratio(
            "isSignaled, one hot fence, 2 threads / 1 thread",
            twice("PollBench.hotFence"),
            hot,
            FOR_COMPARISON));
  }

  private static List<Row> signaling() {
    Bench one = alone("SignalBench.fence1");
    return List.of(
        new Ratio("create + signal, given sequence / CompletableFuture", FENCE, FUTURE, 1.05),
        new Ratio("… through create(), one submitter", alone("SignalBench.glueOne"), FUTURE, 1.25),
        new Ratio("… through create(), shared", alone("SignalBench.glueFence"), FUTURE, 2.3),
        new Ratio("… / SettableFuture", FENCE, alone("SignalBench.settable"), FOR_COMPARISON),
        new Ratio("… / DefaultPromise", FENCE, alone("SignalBench.promise"), FOR_COMPARISON),
        new Ratio("… / CountDownLatch", FENCE, alone("SignalBench.latch"), FOR_COMPARISON),
        new Ratio("create + 1 callback + signal / thenRun", one, alone("SignalBench.future1"), 0.5),
        new Ratio(
            "… lambda form",
            alone("SignalBench.lambda1"),
            alone("SignalBench.future1"),
            FOR_COMPARISON),
        new Ratio("… / SettableFuture", one, alone("SignalBench.settable1"), FOR_COMPARISON),
        new Ratio("… / DefaultPromise", one, alone("SignalBench.promise1"), FOR_COMPARISON),
        new Ratio(
            "create + 8 callbacks + signal / thenRun",
            alone("SignalBench.fence8"),
            alone("SignalBench.future8"),
            0.3),
        new Difference(
            "first interest with an enable op / without",
            alone("SignalBench.armed1"),
            alone("SignalBench.unarmed1"),
            12),
        new Ratio(
            "add against signal, 2 threads / thenRun against complete",
            waiting("RaceBench.fence"),
            waiting("RaceBench.future"),
            FOR_COMPARISON));
  }

  private static List<Row> sizes() {
    Sizes of = Sizes.measure();
    double task = of.futureWithTask();
    return List.of(
        new Bytes("pending fence", of.fence(), of.future(), 32),
        new Bytes("… with a callback node of one reference", of.fence() + of.node(), task, 56),
        new Bytes("… with a callback in lambda form", of.lambda(), task, 72),
        new Bytes("… stamped", of.stamped(), -1, 72),
        new Bytes("the registry, a fence", of.registered() - of.fence(), -1, 8),
        new Bytes("add and remove a callback", of.addRemove(), -1, 0),
        new Bytes("op through the glue", of.op(), -1, 0));
  }

  private static List<Row> waiting() {
    Bench fence = waiting("WakeBench.fence");
    return List.of(
        new Ratio("await, there and back / join", fence, waiting("WakeBench.future"), 1.0),
        new Ratio("… / park and unpark", fence, waiting("WakeBench.parking"), 1.2),
        new Ratio("… / SettableFuture", fence, waiting("WakeBench.settable"), FOR_COMPARISON),
        new Ratio("… / DefaultPromise", fence, waiting("WakeBench.promise"), FOR_COMPARISON),
        new Ratio("… / CountDownLatch", fence, waiting("WakeBench.latch"), FOR_COMPARISON),
        new Ratio(
            "await, 2 waiters / join",
            waiting("WakeBench.waitersOfFence"),
            waiting("WakeBench.waitersOfFuture"),
            FOR_COMPARISON),
        new Ratio(
            "await, 2 waiters / CountDownLatch",
            waiting("WakeBench.waitersOfFence"),
            waiting("WakeBench.waitersOfLatch"),
            FOR_COMPARISON));
  }

  private static List<Row> ops() {
    Bench name = alone("OpBench.nameThroughGlue");
    return List.of(
        new Ratio("op through the glue / by hand", name, alone("OpBench.nameByHand"), 1.05),
        new Ratio(
            "names of one driver, 2 threads / 1 thread",
            twice("OpBench.nameThroughGlue"),
            name,
            1.2));
  }

  /** The three cores of the dispute. Both others against (c). */
  static List<Row> dispute() {
    List<Row> rows = new ArrayList<>();
    for (String other : List.of("LOCKED", "TWO_WORDS")) {
      String name = other.equals("LOCKED") ? "(c) / (a): " : "(c) / (b): ";
      rows.add(against(name + "poll, 1 thread", other, core -> disputed("poll", 1, core)));
      rows.add(against(name + "poll, 2 threads", other, core -> disputed("poll", 2, core)));
      for (String callbacks : List.of("0", "1", "8")) {
        rows.add(
            against(
                name + "create, add " + callbacks + ", signal",
                other,
                core ->
                    new Bench(
                        "dispute.DisputeBench.signal",
                        1,
                        Clock.CPU,
                        Map.of("core", core, "callbacks", callbacks))));
      }
      rows.add(
          against(
              name + "a name while detaching, 2 threads",
              other,
              core ->
                  new Bench("dispute.DisputeBench.names", 1, Clock.WALL, Map.of("core", core))));
    }
    return rows;
  }

  private static Bench disputed(String method, int threads, String core) {
    return new Bench("dispute.DisputeBench." + method, threads, Clock.CPU, Map.of("core", core));
  }

  private static Row against(String what, String other, Function<String, Bench> bench) {
    return new Ratio(what, bench.apply("ONE_WORD"), bench.apply(other), FOR_COMPARISON);
  }
}
