package dev.palisade.runtime.bench.table;

import java.util.List;
import java.util.Locale;

/** A line of the table: what was asked for, and what is. */
sealed interface Row {
  /** What is compared. */
  String what();

  /** The benchmarks it needs. */
  List<Runs.Bench> benches();

  /** The line, in Markdown, without its first cell. */
  String line(Runs runs);

  /** A ratio with nothing to reach, for the reader. */
  double FOR_COMPARISON = Double.NaN;

  private static String verdict(double value, double limit) {
    return Double.isNaN(limit) ? "" : value <= limit ? "PASS" : "MISS";
  }

  private static String reach(double limit, String pattern) {
    return Double.isNaN(limit) ? "" : "≤ " + format(pattern, limit);
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is of a library not needed here
  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /**
   * One side against the other.
   *
   * @param what what is compared
   * @param ours the one
   * @param theirs the other
   * @param limit what the ratio may be
   */
  record Ratio(String what, Runs.Bench ours, Runs.Bench theirs, double limit) implements Row {
    @Override
    public List<Runs.Bench> benches() {
      return List.of(ours, theirs);
    }

    @Override
    public String line(Runs runs) {
      double[] ratios = runs.ratios(ours, theirs);
      double ratio = Runs.median(ratios);
      return format(
          "%.2f ns | %.2f ns | **%.2f** (%.2f–%.2f) | %s | %s",
          runs.nanos(ours),
          runs.nanos(theirs),
          ratio,
          ratios[0],
          ratios[ratios.length - 1],
          reach(limit, "%.2f"),
          verdict(ratio, limit));
    }
  }

  /**
   * What one side costs more than the other.
   *
   * @param what what is compared
   * @param ours the one
   * @param theirs the other
   * @param limit what the difference may be, in nanoseconds
   */
  record Difference(String what, Runs.Bench ours, Runs.Bench theirs, double limit) implements Row {
    @Override
    public List<Runs.Bench> benches() {
      return List.of(ours, theirs);
    }

    @Override
    public String line(Runs runs) {
      double more = runs.nanos(ours) - runs.nanos(theirs);
      return format(
          "%.2f ns | %.2f ns | **%+.1f ns** | %s | %s",
          runs.nanos(ours),
          runs.nanos(theirs),
          more,
          reach(limit, "%.0f ns"),
          verdict(more, limit));
    }
  }

  /**
   * A size, which needs no run.
   *
   * @param what what is measured
   * @param ours bytes
   * @param theirs bytes of {@code CompletableFuture}; negative: nothing to compare
   * @param limit what ours may be
   */
  record Bytes(String what, double ours, double theirs, double limit) implements Row {
    @Override
    public List<Runs.Bench> benches() {
      return List.of();
    }

    @Override
    public String line(Runs runs) {
      String other = theirs < 0 ? "" : format("%.0f B", theirs);
      return format(
          "%.3g B | %s | | %s | %s", ours, other, reach(limit, "%.0f B"), verdict(ours, limit));
    }
  }
}
