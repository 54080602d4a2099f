package dev.palisade.examples.opencl.job;

import dev.palisade.examples.opencl.ClContext;
import dev.palisade.examples.opencl.Platforms;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a fence costs: the latency of a callback and the throughput of many, by the raw API and
 * through driver, glue and core. The two take turns, one command at a time or one batch, so what
 * else the machine does meets both.
 *
 * <p>Argument: the name of an OpenCL implementation, or a part of it.
 */
final class Comparison {
  private static final int BATCH = 2000;

  private final PrintStream out;
  private final Side raw;
  private final Side fences;

  Comparison(PrintStream out, Side raw, Side fences) {
    this.out = out;
    this.raw = raw;
    this.fences = fences;
  }

  public static void main(String[] args) throws InterruptedException {
    try (ClContext context = new ClContext(Platforms.find(args[0]).orElseThrow());
        RawSide raw = new RawSide(context);
        FenceSide fences = new FenceSide(context)) {
      System.out.printf("  %s, Java %s%n%n", args[0], Runtime.version());
      new Comparison(System.out, raw, fences).run(20_000, 41);
    }
  }

  /** Of each half as much before, that is not counted. */
  void run(int commands, int batches) throws InterruptedException {
    latency(commands / 2);
    long[][] latencies = latency(commands);
    throughput(batches / 2);
    long[][] times = throughput(batches);
    row("", raw.name(), fences.name(), "ratio");
    for (double quantile : new double[] {0.5, 0.9, 0.99}) {
      double left = percentile(latencies[0], quantile) / 1e3;
      double right = percentile(latencies[1], quantile) / 1e3;
      row(format("latency p%.0f, us", quantile * 100), left, right, right / left);
    }
    double left = perSecond(times[0]);
    double right = perSecond(times[1]);
    row("commands a second, 1000", left, right, right / left);
  }

  private long[][] latency(int commands) throws InterruptedException {
    long[][] nanos = new long[2][commands];
    for (int i = 0; i < commands; i++) {
      nanos[0][i] = raw.latency();
      nanos[1][i] = fences.latency();
    }
    return nanos;
  }

  private long[][] throughput(int batches) throws InterruptedException {
    long[][] nanos = new long[2][batches];
    for (int i = 0; i < batches; i++) {
      nanos[0][i] = raw.batch(BATCH);
      nanos[1][i] = fences.batch(BATCH);
    }
    return nanos;
  }

  private static double perSecond(long[] nanos) {
    return BATCH * 1e6 / percentile(nanos, 0.5);
  }

  private static long percentile(long[] values, double quantile) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1)];
  }

  private void row(String name, double left, double right, double ratio) {
    row(name, format("%.2f", left), format("%.2f", right), format("%.2f", ratio));
  }

  private void row(String name, String left, String right, String ratio) {
    out.printf("  %-24s %12s %12s %8s%n", name, left, right, ratio);
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
