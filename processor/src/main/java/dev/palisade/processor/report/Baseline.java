package dev.palisade.processor.report;

import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Findings that were there before and are accepted: a file with a line for each, its id and its
 * key, then what it was, for a reader. Lines of source do not count, so edits elsewhere keep it
 * true.
 */
public final class Baseline {
  private static final String HEADER =
      "# Findings of Palisade that are accepted: id, key, and what it was.";

  /** What accepted findings were, by id and key. */
  private final Map<String, String> accepted = new TreeMap<>();

  private final boolean acceptsAll;

  private Baseline(boolean acceptsAll) {
    this.acceptsAll = acceptsAll;
  }

  /** Nothing is accepted. */
  public static Baseline none() {
    return new Baseline(false);
  }

  /** Everything is: what is found now is about to become the baseline. */
  public static Baseline all() {
    return new Baseline(true);
  }

  /** Reads a file. */
  public static Baseline read(Path file) throws IOException {
    Baseline baseline = none();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.strip().split("\\s+", 3);
      if (!line.isBlank() && !line.startsWith("#") && words.length >= 2) {
        baseline.accepted.put(words[0] + " " + words[1], words.length > 2 ? words[2] : "");
      }
    }
    return baseline;
  }

  /** Writes a file that accepts these findings. */
  public static void write(Path file, List<Finding> findings) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    findings.stream()
        .filter(finding -> finding.severity() != Severity.LEDGER)
        .forEach(finding -> lines.add(name(finding) + "  " + finding.title()));
    List<String> all = new ArrayList<>(List.of(HEADER));
    all.addAll(lines);
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Files.write(file, all);
  }

  /** Whether a finding is accepted. */
  public boolean accepts(Finding finding) {
    return acceptsAll || accepted.containsKey(name(finding));
  }

  /** The accepted findings that are not among these: nobody needs their lines any more. */
  public List<String> stale(List<Finding> findings) {
    Map<String, String> rest = new TreeMap<>(accepted);
    findings.forEach(finding -> rest.remove(name(finding)));
    return rest.entrySet().stream().map(e -> e.getKey() + "  " + e.getValue()).toList();
  }

  private static String name(Finding finding) {
    return finding.id() + " " + finding.key();
  }
}
