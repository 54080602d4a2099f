package dev.palisade.annotations;

/** Where code runs. */
public enum ExecutionContext {
  /** The completion thread: returns promptly, never blocks. */
  INTERRUPT,
  /** A section that forbids blocking. */
  ATOMIC,
  /** An ordinary thread: may block. */
  PROCESS
}
