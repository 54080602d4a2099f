package dev.palisade.examples.uring.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Rounds of both ways on the same file. A round's two passes follow each other, so what else the
 * machine does meets both; the ratio is the median of the rounds' ratios.
 */
final class Comparison {
  private final List<Pass> fences = new ArrayList<>();
  private final List<Pass> nio = new ArrayList<>();

  void add(Pass throughFences, Pass throughNio) {
    fences.add(throughFences);
    nio.add(throughNio);
  }

  int rounds() {
    return fences.size();
  }

  /** Three lines: each way, and the ratio. */
  List<String> lines() {
    return List.of(line("fences", fences), line("java.nio", nio), ratios());
  }

  private static String line(String name, List<Pass> passes) {
    long[] latencies = latencies(passes);
    return String.format(
        Locale.ROOT,
        "    %-20s %6.0f MB/s %10s %10s %10s",
        name,
        median(passes, Pass::megabytesPerSecond),
        micros(percentile(latencies, 0.50)),
        micros(percentile(latencies, 0.99)),
        micros(percentile(latencies, 1)));
  }

  private String ratios() {
    double[] rounds = new double[rounds()];
    for (int i = 0; i < rounds.length; i++) {
      rounds[i] = fences.get(i).megabytesPerSecond() / nio.get(i).megabytesPerSecond();
    }
    long[] left = latencies(fences);
    long[] right = latencies(nio);
    return String.format(
        Locale.ROOT,
        "    %-20s %9.2f x %11s %10s %10s",
        "fences / java.nio",
        median(rounds),
        ratio(left, right, 0.50),
        ratio(left, right, 0.99),
        ratio(left, right, 1));
  }

  private static String ratio(long[] left, long[] right, double quantile) {
    double ratio = (double) percentile(left, quantile) / percentile(right, quantile);
    return String.format(Locale.ROOT, ratio < 10 ? "%.2f x" : "%.0f x", ratio);
  }

  private static double median(List<Pass> passes, ToDoubleFunction<Pass> value) {
    return median(passes.stream().mapToDouble(value).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** Of all rounds, sorted. */
  private static long[] latencies(List<Pass> passes) {
    return passes.stream().flatMapToLong(Pass::latencies).sorted().toArray();
  }

  private static long percentile(long[] sorted, double quantile) {
    return sorted[(int) Math.ceil(quantile * sorted.length) - 1];
  }

  private static String micros(long nanos) {
    return nanos < 1_000_000
        ? String.format(Locale.ROOT, "%.0f us", nanos / 1e3)
        : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }
}
