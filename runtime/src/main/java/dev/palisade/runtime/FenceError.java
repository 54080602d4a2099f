package dev.palisade.runtime;

import dev.palisade.runtime.FenceWord.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Why a job failed: a kind, which is a name, and perhaps a cause.
 *
 * <p>An error is made before it is used, and carries the state word of a fence that failed with it.
 * So a fence needs no field for its error, error and state cannot be torn apart, and failing a
 * fence allocates nothing. Compare kinds with {@link #is(FenceError)}: an error with a cause is
 * another object than the constant.
 */
public final class FenceError {
  /** The job was given up, by its driver or because its driver was closed. */
  public static final FenceError CANCELED = new FenceError("CANCELED", null);

  /** The device did not answer in time. */
  public static final FenceError TIMED_OUT = new FenceError("TIMED_OUT", null);

  /** The device is gone. */
  public static final FenceError DEVICE_LOST = new FenceError("DEVICE_LOST", null);

  /** Input or output failed. */
  public static final FenceError IO = new FenceError("IO", null);

  /** The device refused the job as malformed. */
  public static final FenceError INVALID = new FenceError("INVALID", null);

  /** What the job names does not exist. */
  public static final FenceError NOT_FOUND = new FenceError("NOT_FOUND", null);

  /** The job is not allowed. */
  public static final FenceError PERMISSION_DENIED = new FenceError("PERMISSION_DENIED", null);

  /** Memory, space or another resource ran out. */
  public static final FenceError NO_RESOURCES = new FenceError("NO_RESOURCES", null);

  /** The device or this kind of job is not supported here. */
  public static final FenceError UNSUPPORTED = new FenceError("UNSUPPORTED", null);

  /** The driver's own code threw; the cause says what. */
  public static final FenceError DRIVER_FAULT = new FenceError("DRIVER_FAULT", null);

  /** The producer was collected before it signaled; noticed only while tracking. */
  public static final FenceError DROPPED = new FenceError("DROPPED", null);

  private final String name;
  private final @Nullable Throwable cause;
  private final Outcome outcome;

  private FenceError(String name, @Nullable Throwable cause) {
    this.name = name;
    this.cause = cause;
    this.outcome = Outcome.failed(this);
  }

  /**
   * A kind of error of a driver's own. Make it once: signaling with it then allocates nothing.
   *
   * @param name its name, such as {@code "EIO"}
   * @return the error
   */
  public static FenceError of(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an error needs a name");
    }
    return new FenceError(name, null);
  }

  /**
   * The same kind of error with a cause.
   *
   * @param cause what made the job fail
   * @return a new error of this kind
   */
  public FenceError withCause(Throwable cause) {
    return new FenceError(name, cause);
  }

  /**
   * The name of this kind of error.
   *
   * @return the name, never null
   */
  public String name() {
    return name;
  }

  /**
   * What made the job fail.
   *
   * @return the cause, or null
   */
  @SuppressWarnings("exports") // whoever reads @Nullable brings jspecify
  public @Nullable Throwable cause() {
    return cause;
  }

  /**
   * Whether this error is of the given kind, whatever the cause.
   *
   * @param kind the kind, such as {@link #CANCELED}
   * @return whether the names are equal
   */
  public boolean is(FenceError kind) {
    return name.equals(kind.name);
  }

  @Override
  public String toString() {
    return cause == null ? name : name + " (" + cause + ")";
  }

  Outcome outcome() {
    return outcome;
  }
}
