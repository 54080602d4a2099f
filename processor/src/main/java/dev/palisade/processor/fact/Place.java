package dev.palisade.processor.fact;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A position in a source file. Two places are equal when artifact, file, line and column are; the
 * anchor does not count.
 *
 * @param file name of the file as a message shows it, without folders ({@code RingDriver.java})
 * @param line from 1; 0 if the front end cannot know it (ECJ tells processors no line)
 * @param column from 1; 0 if unknown
 * @param artifact the jar whose summary told of it; null for the sources of this project
 * @param anchor how to print a message here; null where nobody can print, as in another jar
 */
public record Place(
    String file, int line, int column, @Nullable String artifact, @Nullable Anchor anchor)
    implements Comparable<Place> {

  /** For what has no place. */
  public static final Place NOWHERE = new Place("", 0, 0, null);

  private static final Comparator<Place> ORDER =
      Comparator.comparing((Place place) -> place.artifact == null ? "" : place.artifact)
          .thenComparing(Place::file)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  /** A position in the sources that are compiled. */
  public Place(String file, int line, int column, @Nullable Anchor anchor) {
    this(file, line, column, null, anchor);
  }

  /** Whether it is known from a summary only, of a jar that somebody else compiles. */
  public boolean isForeign() {
    return artifact != null && anchor == null;
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Place other && compareTo(other) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(file, line, column, artifact);
  }

  /**
   * {@code RingDriver.java:88}, {@code Bus.java:12 (lib-1.0.jar)}, or the bare file where the line
   * is unknown.
   */
  @Override
  public String toString() {
    String position = line == 0 ? file : file + ":" + line;
    return artifact == null ? position : position + " (" + artifact + ")";
  }
}
