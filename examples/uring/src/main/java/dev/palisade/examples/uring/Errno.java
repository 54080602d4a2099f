package dev.palisade.examples.uring;

import dev.palisade.runtime.FenceError;
import java.io.IOException;
import java.util.Map;

/** What the kernel's error numbers mean to those who wait for a fence. */
final class Errno {
  static final int EINTR = 4;
  static final int EIO = 5;
  static final int EBADF = 9;
  static final int ECANCELED = 125;

  /** Those a read is likely to meet: their names, and what they are to a fence. */
  private static final Map<Integer, Meaning> MEANINGS =
      Map.ofEntries(
          Map.entry(1, new Meaning("EPERM", FenceError.PERMISSION_DENIED)),
          Map.entry(EINTR, new Meaning("EINTR", FenceError.IO)),
          Map.entry(EIO, new Meaning("EIO", FenceError.IO)),
          Map.entry(EBADF, new Meaning("EBADF", FenceError.INVALID)),
          Map.entry(11, new Meaning("EAGAIN", FenceError.NO_RESOURCES)),
          Map.entry(12, new Meaning("ENOMEM", FenceError.NO_RESOURCES)),
          Map.entry(13, new Meaning("EACCES", FenceError.PERMISSION_DENIED)),
          Map.entry(14, new Meaning("EFAULT", FenceError.INVALID)),
          Map.entry(16, new Meaning("EBUSY", FenceError.NO_RESOURCES)),
          Map.entry(19, new Meaning("ENODEV", FenceError.DEVICE_LOST)),
          Map.entry(21, new Meaning("EISDIR", FenceError.INVALID)),
          Map.entry(22, new Meaning("EINVAL", FenceError.INVALID)),
          Map.entry(29, new Meaning("ESPIPE", FenceError.INVALID)),
          Map.entry(38, new Meaning("ENOSYS", FenceError.INVALID)),
          Map.entry(62, new Meaning("ETIME", FenceError.TIMED_OUT)),
          Map.entry(110, new Meaning("ETIMEDOUT", FenceError.TIMED_OUT)),
          Map.entry(ECANCELED, new Meaning("ECANCELED", FenceError.CANCELED)));

  private static final Meaning OTHER = new Meaning("errno", FenceError.IO);

  private Errno() {}

  /** The exception of a failed call; it ends in the error's name and number. */
  static IOException exception(String call, int errno) {
    return new IOException(call + ": " + meaning(errno).name() + " (" + errno + ")");
  }

  /** The error of a request that ended with this number; its cause names the number. */
  static FenceError toError(int errno) {
    return meaning(errno).error().withCause(exception("read", errno));
  }

  private static Meaning meaning(int errno) {
    return MEANINGS.getOrDefault(errno, OTHER);
  }

  private record Meaning(String name, FenceError error) {}
}
