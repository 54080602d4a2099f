package dev.palisade.runtime;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;

/**
 * The failure of a fence, where a failure must be an exception: in a {@linkplain
 * Fences#toCompletionStage completion stage}. Fences themselves throw none.
 */
public final class FenceException extends Exception {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // never written
  private final FenceError error;

  /**
   * A failure for a reason.
   *
   * @param error why; its cause becomes that of the exception
   */
  public FenceException(FenceError error) {
    super(error.toString(), error.cause());
    this.error = error;
  }

  /**
   * Why the fence failed.
   *
   * @return never null
   */
  public FenceError error() {
    return error;
  }

  /** An error is compared by who made it, which another JVM cannot. */
  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException(FenceException.class.getName());
  }
}
