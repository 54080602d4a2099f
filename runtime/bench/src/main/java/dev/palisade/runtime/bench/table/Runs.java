package dev.palisade.runtime.bench.table;

import dev.palisade.runtime.bench.SignalBench;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks in rounds: in each round every benchmark once, in a JVM of its own. So both sides
 * of a ratio meet the same machine at about the same time, and a ratio is taken within a round.
 *
 * <p>The score of a run is its best iteration: what disturbs a run only ever makes it slower.
 */
final class Runs {
  /**
   * A heap that is there from the start, and code that is compiled when it is due and not when a
   * busy machine comes to it.
   */
  private static final List<String> JVM =
      new ArrayList<>(List.of("-Xms256m", "-Xmx256m", "-Xmn96m", "-XX:+AlwaysPreTouch", "-Xbatch"));

  static {
    if (Runtime.version().feature() >= 24) { // which complains of what JMH does
      JVM.add("--sun-misc-unsafe-memory-access=allow");
    }
  }

  private final Effort effort;

  /** Nanoseconds an operation, one entry a round. */
  private final Map<Bench, List<Double>> scores = new HashMap<>();

  /**
   * A benchmark as it is run.
   *
   * @param method class and method, without the package
   * @param threads how many run it
   * @param clock what is counted
   * @param parameters the values of its parameters, by name
   */
  record Bench(String method, int threads, Clock clock, Map<String, String> parameters) {
    Bench(String method, int threads, Clock clock) {
      this(method, threads, clock, Map.of());
    }
  }

  /** What an operation takes. */
  enum Clock {
    /** Time on a processor: steady, blind to waiting. */
    CPU,
    /** Time that passes: the only one there is where threads wait for each other. */
    WALL
  }

  /** How long it may take: rounds, and iterations a run. */
  enum Effort {
    QUICK(3, 4, 6),
    FULL(9, 8, 16);

    private final int rounds;
    private final int warmup;
    private final int iterations;

    Effort(int rounds, int warmup, int iterations) {
      this.rounds = rounds;
      this.warmup = warmup;
      this.iterations = iterations;
    }
  }

  Runs(Effort effort) {
    this.effort = effort;
  }

  /** Runs what has not been run. */
  void run(Collection<Bench> benches) throws RunnerException {
    for (int round = 0; round < effort.rounds; round++) {
      for (Bench bench : benches) {
        scores.computeIfAbsent(bench, unused -> new ArrayList<>()).add(runOnce(bench));
      }
    }
  }

  private double runOnce(Bench bench) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + SignalBench.class.getPackageName() + "." + bench.method + "$")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .threads(bench.threads)
            .forks(1)
            .warmupIterations(effort.warmup)
            .warmupTime(TimeValue.milliseconds(100))
            .measurementIterations(effort.iterations)
            .measurementTime(TimeValue.milliseconds(60))
            .jvmArgs(JVM.toArray(String[]::new))
            .addProfiler(CpuShare.class)
            .verbosity(VerboseMode.SILENT);
    bench.parameters.forEach(options::param);
    double best = Double.MAX_VALUE;
    for (RunResult run : new Runner(options.build()).run()) {
      for (BenchmarkResult fork : run.getBenchmarkResults()) {
        for (IterationResult iteration : fork.getIterationResults()) {
          best = Math.min(best, score(iteration, bench.clock));
        }
      }
    }
    return best;
  }

  private static double score(IterationResult iteration, Clock clock) {
    double wall = iteration.getPrimaryResult().getScore();
    if (clock == Clock.WALL) {
      return wall;
    }
    Result<?> share = Objects.requireNonNull(iteration.getSecondaryResults().get(CpuShare.LABEL));
    return wall * share.getScore();
  }

  /** Nanoseconds an operation: the median of the rounds. */
  double nanos(Bench bench) {
    return median(rounds(bench));
  }

  /** The ratio in each round, in ascending order. */
  double[] ratios(Bench ours, Bench theirs) {
    double[] a = rounds(ours);
    double[] b = rounds(theirs);
    double[] ratios = new double[a.length];
    Arrays.setAll(ratios, i -> a[i] / b[i]);
    Arrays.sort(ratios);
    return ratios;
  }

  private double[] rounds(Bench bench) {
    return Objects.requireNonNull(scores.get(bench)).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
