package dev.palisade.processor.finding;

/** How much a finding matters. */
public enum Severity {
  /** Fails the build. */
  ERROR,
  /** Is reported and fails nothing. */
  WARNING,
  /**
   * An assumption and no fault: what the checker could not see or name, what it left alone and why.
   * Told only to who asks for the assumption ledger.
   */
  LEDGER
}
