package dev.palisade.processor.report;

import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Severity;
import java.util.List;
import java.util.Map;

/**
 * What a user has decided about findings: how severe each id is, and which are accepted.
 *
 * @param levels by id; an id that is absent keeps what its rule says
 * @param baseline what is accepted: it goes to the ledger
 */
public record Policy(Map<String, Level> levels, Baseline baseline) {

  /** How an id is reported. */
  public enum Level {
    /** Not at all. */
    OFF,
    /** As a warning. */
    WARN,
    /** As an error. */
    ERROR,
    /** As an error, and so is what would only go to the ledger. */
    STRICT
  }

  public Policy {
    levels = Map.copyOf(levels);
  }

  /** Everything as its rule says. */
  public static Policy standard() {
    return new Policy(Map.of(), Baseline.none());
  }

  /** The findings with the severities of this policy. */
  public List<Finding> applyTo(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> levels.get(finding.id()) != Level.OFF)
        .map(finding -> finding.with(severity(finding)))
        .toList();
  }

  private Severity severity(Finding finding) {
    Level level = levels.get(finding.id());
    if (baseline.accepts(finding)) {
      return Severity.LEDGER;
    }
    if (level == null) {
      return finding.severity();
    }
    if (level != Level.STRICT && (level == Level.OFF || finding.severity() == Severity.LEDGER)) {
      return Severity.LEDGER;
    }
    return level == Level.WARN ? Severity.WARNING : Severity.ERROR;
  }
}
