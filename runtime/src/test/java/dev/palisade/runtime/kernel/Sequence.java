package dev.palisade.runtime.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Steps that are done in order, several times over if there is a race in them; the answers must
 * then agree.
 */
record Sequence(String name, int times, List<Step> steps) {
  /** What is done at once: one action, or several at the same time. */
  record Step(List<String> actions, boolean silent) {
    static Step of(String text) {
      if (text.startsWith("race ")) {
        return new Step(split(text.substring(5), "\\|"), true);
      }
      boolean silent = text.startsWith(".");
      return new Step(List.of(silent ? text.substring(1) : text), silent);
    }

    boolean isRace() {
      return actions.size() > 1;
    }

    @Override
    public String toString() {
      return isRace()
          ? "race " + String.join(" | ", actions)
          : (silent ? "." : "") + actions.get(0);
    }
  }

  /** Of a line {@code name*times: step; step}. */
  static Sequence parse(String line) {
    int colon = line.indexOf(':');
    String[] head = line.substring(0, colon).split("\\*");
    List<Step> steps = new ArrayList<>();
    split(line.substring(colon + 1), ";").forEach(step -> steps.add(Step.of(step)));
    return new Sequence(head[0], head.length > 1 ? Integer.parseInt(head[1]) : 1, steps);
  }

  private static List<String> split(String text, String separator) {
    return Arrays.stream(text.split(separator)).map(String::strip).toList();
  }

  @Override
  public String toString() {
    return steps.stream()
        .map(Step::toString)
        .collect(Collectors.joining("; ", name + (times > 1 ? "*" + times : "") + ": ", ""));
  }
}
