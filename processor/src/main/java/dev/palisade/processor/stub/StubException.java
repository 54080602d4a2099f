package dev.palisade.processor.stub;

import dev.palisade.processor.fact.Place;

/** A stub file that does not make sense; the message starts with its name and line. */
public final class StubException extends Exception {
  private static final long serialVersionUID = 1L;

  StubException(Place line, String message) {
    super(line + ": " + message);
  }
}
