package dev.palisade.runtime;

/** What a fence says of its job, as one answer that cannot be torn. */
public enum FenceStatus {
  /** Not signaled yet; {@link Fence#error()} is null. */
  PENDING,
  /** Signaled, and the job succeeded. */
  SIGNALED,
  /** Signaled, and the job failed; {@link Fence#error()} says why. */
  FAILED
}
