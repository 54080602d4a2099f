package dev.palisade.processor.glue;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lays out a documentation comment: JavaPoet prints one as it is given, and the names in it have
 * any length.
 */
final class Prose {
  private static final int COLUMNS = 100;

  /** A space that is not inside an inline tag. */
  private static final Pattern BREAK = Pattern.compile(" (?![^{}]*})");

  private Prose() {}

  /** The comment of a member. */
  static CodeBlock ofMember(List<String> paragraphs) {
    return lay(paragraphs, COLUMNS - "   * ".length());
  }

  /** The comment of the class. */
  static CodeBlock ofClass(List<String> paragraphs) {
    return lay(paragraphs, COLUMNS - " * ".length());
  }

  /** Paragraphs come first, then block tags. */
  private static CodeBlock lay(List<String> paragraphs, int width) {
    List<String> lines = new ArrayList<>();
    boolean inTags = false;
    for (String paragraph : paragraphs) {
      boolean isTag = paragraph.startsWith("@");
      if (!lines.isEmpty() && !inTags) {
        lines.add("");
      }
      inTags = isTag;
      boolean isFirst = lines.isEmpty();
      fill(isTag || isFirst ? paragraph : "<p>" + paragraph, isTag ? "    " : "", width, lines);
    }
    return CodeBlock.of("$L\n", String.join("\n", lines));
  }

  private static void fill(String paragraph, String hanging, int width, List<String> lines) {
    StringBuilder line = new StringBuilder();
    for (String word : BREAK.split(paragraph, -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(hanging);
      } else if (line.length() > 0) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
  }
}
