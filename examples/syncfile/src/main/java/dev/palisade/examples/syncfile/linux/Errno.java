package dev.palisade.examples.syncfile.linux;

import java.io.IOException;
import java.util.Map;

/** A call that failed, and the number that the kernel gave for a reason. */
public final class Errno extends IOException {
  /** No such thing. */
  public static final int ENOENT = 2;

  /** A signal came; try again. */
  public static final int EINTR = 4;

  /** Input or output failed. */
  public static final int EIO = 5;

  /** The device is gone. */
  public static final int ENODEV = 19;

  /** The device does not do that. */
  public static final int EINVAL = 22;

  /** Time is over. */
  public static final int ETIME = 62;

  /** Not supported by this device. */
  public static final int EOPNOTSUPP = 95;

  /** Time is over, said by others. */
  public static final int ETIMEDOUT = 110;

  /** Given up. */
  public static final int ECANCELED = 125;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "EPERM"),
          Map.entry(ENOENT, "ENOENT"),
          Map.entry(EINTR, "EINTR"),
          Map.entry(EIO, "EIO"),
          Map.entry(9, "EBADF"),
          Map.entry(13, "EACCES"),
          Map.entry(16, "EBUSY"),
          Map.entry(ENODEV, "ENODEV"),
          Map.entry(EINVAL, "EINVAL"),
          Map.entry(24, "EMFILE"),
          Map.entry(25, "ENOTTY"),
          Map.entry(ETIME, "ETIME"),
          Map.entry(EOPNOTSUPP, "EOPNOTSUPP"),
          Map.entry(ETIMEDOUT, "ETIMEDOUT"),
          Map.entry(ECANCELED, "ECANCELED"));

  private static final long serialVersionUID = 1;

  /** The number, above zero. */
  private final int number;

  /**
   * A failure.
   *
   * @param call what failed
   * @param number the errno
   */
  public Errno(String call, int number) {
    super(call + ": " + NAMES.getOrDefault(number, "errno") + " (" + number + ")");
    this.number = number;
  }

  /**
   * The number.
   *
   * @return above zero
   */
  public int number() {
    return number;
  }
}
