package dev.palisade.processor.report;

import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The assumption ledger as text: what the findings rest on, and what there might be besides, by id.
 */
public final class LedgerText {
  private LedgerText() {}

  /** The assumptions among these findings. */
  public static String of(List<Finding> findings) {
    Map<String, List<Finding>> byId = new TreeMap<>();
    findings.stream()
        .filter(finding -> finding.severity() == Severity.LEDGER)
        .forEach(f -> byId.computeIfAbsent(f.id(), id -> new ArrayList<>()).add(f));
    if (byId.isEmpty()) {
      return "[Palisade] assumption ledger: nothing was assumed";
    }
    List<String> lines = new ArrayList<>();
    lines.add("[Palisade] assumption ledger:");
    byId.forEach(
        (id, assumed) -> {
          lines.add("  " + id + " (" + assumed.size() + ")");
          assumed.forEach(f -> lines.add("    " + f.place() + "  " + f.title()));
        });
    return String.join("\n", lines);
  }
}
