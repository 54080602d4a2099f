package dev.palisade.processor.summary;

/** The bytes are no summary, or one of a version that this one cannot read. */
public final class UnreadableSummaryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableSummaryException(String why) {
    super(why);
  }
}
