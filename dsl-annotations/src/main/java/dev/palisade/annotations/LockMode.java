package dev.palisade.annotations;

/** How a lock is held. */
public enum LockMode {
  /** Shared with other readers. */
  READ,
  /** Exclusive. */
  WRITE
}
