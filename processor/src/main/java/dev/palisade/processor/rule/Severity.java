package dev.palisade.processor.rule;

/** How much a finding matters. */
public enum Severity {
  /** Fails the build. */
  ERROR,
  /** Is reported and fails nothing. */
  WARNING
}
