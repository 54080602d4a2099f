package dev.palisade.processor.fact;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A position in a source file. Two places are equal when file, line and column are; the anchor does
 * not count.
 *
 * @param file name of the file as a message shows it, without folders ({@code RingDriver.java})
 * @param line from 1; 0 if the front end cannot know it (ECJ tells processors no line)
 * @param column from 1; 0 if unknown
 * @param anchor how to print a message here; null where nobody can print, as in another jar
 */
public record Place(String file, int line, int column, @Nullable Anchor anchor)
    implements Comparable<Place> {

  /** The same position without its anchor, as it travels in a summary. */
  public Place detached() {
    return new Place(file, line, column, null);
  }

  @Override
  public int compareTo(Place other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Place other && compareTo(other) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(file, line, column);
  }

  /** {@code RingDriver.java:88}, or the bare file where the line is unknown. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
