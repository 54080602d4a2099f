package dev.palisade.processor.golden;

import dev.palisade.processor.golden.TestCompiler.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;

/**
 * A finding as a golden file holds it: its first line, and the ways out. The steps between name
 * lines that only javac knows; tests of the message look at those.
 *
 * @param kind {@code ERROR} or {@code WARNING}
 * @param id the diagnostic id
 * @param file name without folders
 * @param line from 1
 * @param column from 1
 * @param text the first line after the id
 * @param waysOut the rest that is the same in all compilers
 */
record GoldenFinding(
    Diagnostic.Kind kind,
    String id,
    String file,
    int line,
    int column,
    String text,
    List<String> waysOut)
    implements Comparable<GoldenFinding> {
  private static final Pattern FIRST_LINE = Pattern.compile("\\[(\\w+)\\] (.*)");
  private static final Pattern ENTRY =
      Pattern.compile("(ERROR|WARNING) \\[(\\w+)\\] (\\S+):(\\d+):(\\d+) (.*)");
  private static final String WAY_OUT = "  way out: ";

  /** The findings among a compiler's messages, sorted by place. */
  static List<GoldenFinding> in(List<Message> messages) {
    List<GoldenFinding> found = new ArrayList<>();
    for (Message message : messages) {
      List<String> lines = message.text().lines().toList();
      Matcher first = FIRST_LINE.matcher(lines.isEmpty() ? "" : lines.get(0));
      if (first.matches()) {
        found.add(
            new GoldenFinding(
                message.kind() == Diagnostic.Kind.ERROR
                    ? Diagnostic.Kind.ERROR
                    : Diagnostic.Kind.WARNING,
                first.group(1),
                message.file(),
                message.line(),
                message.column(),
                first.group(2),
                lines.stream()
                    .map(line -> "  " + line.strip()) // javac indents
                    .filter(line -> line.startsWith(WAY_OUT))
                    .toList()));
      }
    }
    found.sort(null);
    return found;
  }

  static List<GoldenFinding> parse(List<String> lines) {
    List<GoldenFinding> found = new ArrayList<>();
    for (String line : lines) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        found.add(
            new GoldenFinding(
                Diagnostic.Kind.valueOf(entry.group(1)),
                entry.group(2),
                entry.group(3),
                Integer.parseInt(entry.group(4)),
                Integer.parseInt(entry.group(5)),
                entry.group(6),
                new ArrayList<>()));
      } else if (line.startsWith(WAY_OUT)) {
        found.get(found.size() - 1).waysOut().add(line);
      } else if (!line.startsWith("#")) {
        throw new IllegalArgumentException("not a finding: " + line);
      }
    }
    return found;
  }

  /** {@code Ring.java:12 Id}. */
  String announcement() {
    return file + ":" + line + " " + id;
  }

  /** The same but for the position. */
  boolean saysTheSameAs(GoldenFinding other) {
    return at(0, 0).equals(other.at(0, 0));
  }

  GoldenFinding at(int otherLine, int otherColumn) {
    return new GoldenFinding(kind, id, file, otherLine, otherColumn, text, List.copyOf(waysOut));
  }

  @Override
  public int compareTo(GoldenFinding other) {
    return Comparator.comparing(GoldenFinding::file)
        .thenComparingInt(GoldenFinding::line)
        .thenComparingInt(GoldenFinding::column)
        .thenComparing(GoldenFinding::toString)
        .compare(this, other);
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(kind + " [" + id + "] " + file + ":" + line + ":" + column + " " + text);
    lines.addAll(waysOut);
    return String.join("\n", lines);
  }
}
