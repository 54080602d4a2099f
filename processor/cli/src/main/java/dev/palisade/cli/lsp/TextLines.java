package dev.palisade.cli.lsp;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** The lines of a text: offsets as an editor's positions, and back. */
final class TextLines {
  private final String text;
  private final List<Integer> starts = new ArrayList<>();

  TextLines(String text) {
    this.text = text;
    starts.add(0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean more = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if ((c == '\n' || c == '\r') && !more) {
        starts.add(i + 1);
      }
    }
  }

  Position position(int offset) {
    int known = Math.max(0, Math.min(offset, text.length()));
    int low = 0;
    int high = starts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (starts.get(middle) <= known) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return new Position(low, known - starts.get(low));
  }

  Range range(int start, int end) {
    return new Range(position(start), position(end));
  }

  int offset(Position position) {
    if (position.getLine() >= starts.size()) {
      return text.length();
    }
    return Math.min(starts.get(position.getLine()) + position.getCharacter(), text.length());
  }

  /** The white space that the line of an offset starts with. */
  String indentation(int offset) {
    int start = starts.get(position(offset).getLine());
    int end = start;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(start, end);
  }
}
