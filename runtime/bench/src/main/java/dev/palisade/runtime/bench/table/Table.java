package dev.palisade.runtime.bench.table;

import dev.palisade.runtime.bench.table.Runs.Bench;
import dev.palisade.runtime.bench.table.Runs.Effort;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Prints the tables, in Markdown: {@code quick} or {@code full}, then {@code design} or {@code
 * dispute} for one of them only.
 */
public final class Table {
  private final Runs runs;

  private Table(Runs runs) {
    this.runs = runs;
  }

  /**
   * Runs all that the tables need and prints them.
   *
   * @param args as the class comment says
   * @throws RunnerException if a benchmark fails
   */
  public static void main(String[] args) throws RunnerException {
    Effort effort =
        args.length > 0 ? Effort.valueOf(args[0].toUpperCase(Locale.ROOT)) : Effort.QUICK;
    String only = args.length > 1 ? args[1] : "";
    Table table = new Table(new Runs(effort));
    System.out.printf(
        Locale.ROOT,
        "JDK %s, %d processors%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    if (!only.equals("dispute")) {
      table.print("The design", Rows.all());
    }
    if (!only.equals("design")) {
      table.print("The dispute, measured", Rows.dispute());
    }
  }

  private void print(String title, List<Row> rows) throws RunnerException {
    Set<Bench> benches = new LinkedHashSet<>();
    rows.forEach(row -> benches.addAll(row.benches()));
    runs.run(benches);
    System.out.printf("%n## %s%n%n", title);
    System.out.println("| what | ours | theirs | ratio: median (range) | reach | |");
    System.out.println("|---|---|---|---|---|---|");
    for (Row row : rows) {
      System.out.printf("| %s | %s |%n", row.what(), row.line(runs));
    }
  }
}
