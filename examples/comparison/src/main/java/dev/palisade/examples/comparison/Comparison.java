package dev.palisade.examples.comparison;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures two sides in turns, one job at a time and one batch at a time, so what else the machine
 * does meets both.
 */
public final class Comparison {
  private static final int BATCH = 1000;

  private final PrintStream out;
  private final Side raw;
  private final Side fences;

  /**
   * A comparison.
   *
   * @param out gets the table
   * @param raw what the ratios are to
   * @param fences what is compared with it
   */
  public Comparison(PrintStream out, Side raw, Side fences) {
    this.out = out;
    this.raw = raw;
    this.fences = fences;
  }

  /**
   * Measures and prints; before each half, half as much is done that is not counted.
   *
   * @param jobs for the latencies
   * @param batches of a thousand jobs each, for the throughput
   */
  public void run(int jobs, int batches) {
    long[][] unused = latency(jobs / 2);
    long[][] latencies = latency(jobs);
    unused = throughput(batches / 2);
    long[][] times = throughput(batches);
    row("", raw.name(), fences.name(), "ratio");
    for (double quantile : new double[] {0.5, 0.9, 0.99}) {
      double left = percentile(latencies[0], quantile) / 1e3;
      double right = percentile(latencies[1], quantile) / 1e3;
      row(format("latency p%.0f, us", quantile * 100), left, right, right / left);
    }
    double left = perSecond(times[0]);
    double right = perSecond(times[1]);
    row("jobs a second, 1000", left, right, right / left);
  }

  private long[][] latency(int jobs) {
    long[][] nanos = new long[2][jobs];
    for (int i = 0; i < jobs; i++) {
      nanos[0][i] = raw.latency();
      nanos[1][i] = fences.latency();
    }
    return nanos;
  }

  private long[][] throughput(int batches) {
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
