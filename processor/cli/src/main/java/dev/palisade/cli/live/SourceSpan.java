package dev.palisade.cli.live;

import dev.palisade.processor.fact.Anchor;
import java.net.URI;

/**
 * A part of a source file. Unlike a tree it does not keep the compilation in memory that found it.
 *
 * @param source the file
 * @param start offset of its first character in the text that was compiled
 * @param end offset after its last
 */
public record SourceSpan(URI source, int start, int end) implements Anchor {

  /** Whether a position is in it, or right after it, where a cursor stands that has passed it. */
  public boolean contains(int offset) {
    return start <= offset && offset <= end;
  }
}
