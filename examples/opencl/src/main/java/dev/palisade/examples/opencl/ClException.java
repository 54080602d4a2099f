package dev.palisade.examples.opencl;

/** OpenCL refused a call, or a command failed. */
public final class ClException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** OpenCL's number. */
  private final int status;

  ClException(String call, int status) {
    super(call + ": " + ClStatus.describe(status));
    this.status = status;
  }

  static void check(String call, int status) {
    if (status < 0) {
      throw new ClException(call, status);
    }
  }

  /**
   * What OpenCL said.
   *
   * @return a negative number
   */
  public int status() {
    return status;
  }
}
