package dev.palisade.runtime;

/**
 * The ops a {@link Timeline} overrides. An op that is not in the set given to the constructor is
 * never called and costs nothing, not even a test on the common paths.
 */
public enum FenceOp {
  /** {@link Timeline#enableSignaling(DriverFence)} is overridden. */
  ENABLE_SIGNALING,
  /** {@link Timeline#checkSignaled(DriverFence)} is overridden. */
  CHECK_SIGNALED,
  /** {@link Timeline#timelineName()} is overridden. */
  TIMELINE_NAME,
  /** {@link Timeline#setDeadline(DriverFence, long)} is overridden. */
  SET_DEADLINE,
  /** {@link Timeline#release(DriverFence)} is overridden. */
  RELEASE,
  /**
   * {@link Timeline#underExternalLock(Timeline.LockedSection, DriverFence, long)} is overridden.
   */
  EXTERNAL_LOCK
}
