package dev.palisade.processor.report;

import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Actor;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.graph.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a finding, for a terminal: the rule in words, the sites of every thread, the
 * interleaving that hangs, a way out. The first line is enough in an IDE's list.
 */
public final class MessageText {
  private MessageText() {}

  /** The whole message; lines are separated by {@code \n}. */
  public static String of(Finding finding) {
    List<String> lines = new ArrayList<>();
    lines.add("[" + finding.id() + "] " + finding.title());
    finding.traces().forEach(trace -> addTrace(trace, lines));
    if (!finding.scenario().isEmpty()) {
      lines.add("  how it hangs:");
      addScenario(finding.scenario(), lines);
    }
    finding.waysOut().forEach(way -> lines.add("  way out: " + way));
    lines.add("  id " + finding.key());
    return String.join("\n", lines);
  }

  private static void addTrace(Trace trace, List<String> lines) {
    lines.add("  " + trace.heading());
    int width = trace.steps().stream().mapToInt(s -> s.place().toString().length()).max().orElse(0);
    for (Step step : trace.steps()) {
      lines.add("    " + pad(step.place().toString(), width) + "  " + step.text());
    }
  }

  /** One column a thread: first all take what they hold, then all wait. */
  private static void addScenario(List<Actor> actors, List<String> lines) {
    int lock =
        actors.stream()
            .mapToInt(a -> Math.max(a.holds().length(), a.waitsFor().length()))
            .max()
            .orElse(0);
    int column =
        Math.max(
                lock + "  waits".length(),
                actors.stream().mapToInt(a -> a.role().length()).max().orElse(0))
            + 3;
    StringBuilder roles = new StringBuilder();
    actors.forEach(actor -> roles.append(pad(actor.role(), column)));
    lines.add("    " + roles.toString().stripTrailing());
    for (int i = 0; i < actors.size(); i++) {
      lines.add("    " + " ".repeat(i * column) + pad(actors.get(i).holds(), lock) + "  held");
    }
    for (int i = 0; i < actors.size(); i++) {
      String last = i == actors.size() - 1 ? "   <- deadlock" : "";
      lines.add(
          "    " + " ".repeat(i * column) + pad(actors.get(i).waitsFor(), lock) + "  waits" + last);
    }
  }

  /** The interleaving alone, without the indentation it has in a message. */
  static String scenario(Finding finding) {
    List<String> lines = new ArrayList<>();
    addScenario(finding.scenario(), lines);
    return String.join("\n", lines).stripIndent();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
