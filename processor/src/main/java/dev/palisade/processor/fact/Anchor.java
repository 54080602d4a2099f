package dev.palisade.processor.fact;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a front end needs to print a message at a {@link Place}: an element with its annotation, or
 * a tree. Opaque to everybody but the front end that made it and the printer that goes with it.
 */
public interface Anchor {

  /** The source file, if the front end knows it. */
  default @Nullable URI source() {
    return null;
  }
}
