package dev.palisade.annotations;

/**
 * How a lock is held. Only read-write locks have both; a {@code synchronized} monitor and a plain
 * lock are held in {@link #WRITE}.
 */
public enum LockMode {
  /**
   * Shared with other readers, not with a writer. Asking for {@link #WRITE} while holding it hangs.
   */
  READ,
  /** Exclusive. Whoever holds it may do what {@link #READ} allows. */
  WRITE
}
