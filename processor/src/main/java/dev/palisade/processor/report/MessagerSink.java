package dev.palisade.processor.report;

import dev.palisade.processor.element.ElementAnchor;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Severity;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/**
 * Prints through the compiler's messager: what works in every compiler and IDE. The only user of
 * {@link Messager}.
 */
public final class MessagerSink implements Reporter.Sink {
  private final Messager messager;

  public MessagerSink(Messager messager) {
    this.messager = messager;
  }

  /** What compilers call it. */
  public static Diagnostic.Kind kind(Severity severity) {
    return severity == Severity.ERROR
        ? Diagnostic.Kind.ERROR
        : severity == Severity.WARNING ? Diagnostic.Kind.WARNING : Diagnostic.Kind.NOTE;
  }

  @Override
  public void print(Severity severity, Place place, String text) {
    Diagnostic.Kind kind = kind(severity);
    if (!(place.anchor() instanceof ElementAnchor anchor)) {
      messager.printMessage(kind, text);
    } else if (anchor.annotation() == null) {
      messager.printMessage(kind, text, anchor.element());
    } else if (anchor.value() == null) {
      messager.printMessage(kind, text, anchor.element(), anchor.annotation());
    } else {
      messager.printMessage(kind, text, anchor.element(), anchor.annotation(), anchor.value());
    }
  }
}
