package dev.palisade.processor.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * ECJ's {@code Messager} knows the position of a whole member of an annotation, and starts it at
 * the member's name if that is written: {@code under} in {@code @Signals(under = {"a", "b"})},
 * where javac points at {@code "b"}. So there a finding at the start of a member stands for one in
 * it.
 */
record MemberStarts(GoldenCase golden) {

  /** The findings of ECJ, moved to the value that {@code expected} has for them. */
  List<GoldenFinding> pointedAtIn(List<GoldenFinding> expected, List<GoldenFinding> found)
      throws IOException {
    List<GoldenFinding> open = new ArrayList<>(expected);
    List<GoldenFinding> moved = new ArrayList<>();
    open.removeAll(found);
    for (GoldenFinding finding : found) {
      GoldenFinding best = finding;
      for (GoldenFinding item : open) {
        if (!expected.contains(finding) && item.saysTheSameAs(finding) && opens(finding, item)) {
          best = item;
        }
      }
      open.remove(best);
      moved.add(best);
    }
    moved.sort(null);
    return moved;
  }

  /** Whether a member starts at {@code start} that has not ended before {@code item}. */
  private boolean opens(GoldenFinding start, GoldenFinding item) throws IOException {
    String text = text(item.file());
    int from = offset(text, start);
    int to = offset(text, item);
    return from < to && text.substring(from, to).matches("(?s)(\\w+ = )?(\\{[^}]*|\\w*)");
  }

  private String text(String file) throws IOException {
    for (Path input : golden.input()) {
      if (input.getFileName().toString().equals(file)) {
        return Files.readString(input);
      }
    }
    return "";
  }

  private static int offset(String text, GoldenFinding at) {
    int start = 0;
    for (int line = 1; line < at.line(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + at.column() - 1;
  }
}
