package dev.palisade.processor.report;

import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The funnel for everything Palisade says. No finding is printed twice in a compilation, whichever
 * entry finds it first: the annotation round, from contracts alone, or the body layer, from
 * everything.
 */
public final class Reporter {
  private final Set<String> printed = new HashSet<>();

  /** Where text goes. */
  public interface Sink {
    /** Prints at a place. */
    void print(Severity severity, Place place, String text);
  }

  /**
   * Prints the findings that have not been printed yet, and returns them; the ledger's are none.
   */
  public List<Finding> print(List<Finding> findings, Sink sink) {
    List<Finding> fresh =
        findings.stream()
            .filter(f -> f.severity() != Severity.LEDGER)
            .filter(f -> printed.add(f.id() + f.key()))
            .toList();
    fresh.forEach(f -> sink.print(f.severity(), f.place(), MessageText.of(f)));
    return fresh;
  }
}
