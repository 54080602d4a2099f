package dev.palisade.examples.syncfile.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code sync_file}: some fence of some driver of the kernel, as a file. It can be handed to any
 * other driver, and it must be closed: each is a file descriptor, and programs make one a frame.
 *
 * <p>The kernel's layouts are restated here; all their fields have the same size everywhere.
 */
public final class SyncFile implements Source {
  private static final long MERGE = Ioctl.readWrite('>', 3, 48);
  private static final long FILE_INFO = Ioctl.readWrite('>', 4, 56);
  private static final int NAME = 32;
  private static final int FENCE_INFO = 80;

  private final Descriptor descriptor;

  /**
   * One of the kernel's fences in a sync file.
   *
   * @param driver whose it is
   * @param timeline its timeline
   * @param status 0 while it is pending, 1, or a negated errno
   * @param nanos when it was signaled, on the clock of {@link System#nanoTime()}
   */
  public record FenceInfo(String driver, String timeline, int status, long nanos) {}

  /**
   * Takes a descriptor over.
   *
   * @param fd of a sync file; nobody else closes it
   */
  public SyncFile(int fd) {
    descriptor = new Descriptor(fd, "sync_file " + fd);
  }

  @Override
  public int fd() {
    return descriptor.fd();
  }

  /**
   * A sync file that is signaled when both are. Both stay as they are, and stay to be closed.
   *
   * @param name for people
   * @param other of any driver
   * @return a new one
   * @throws IOException if the kernel refuses
   */
  public SyncFile merge(String name, SyncFile other) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate(48, 8);
      data.asSlice(0, NAME).setString(0, name.substring(0, Math.min(name.length(), NAME - 1)));
      data.set(JAVA_INT, NAME, other.fd());
      Libc.ioctl("SYNC_IOC_MERGE", fd(), MERGE, data);
      return new SyncFile(data.get(JAVA_INT, NAME + 4));
    }
  }

  /**
   * What the fences in it say of themselves.
   *
   * @return at least one
   * @throws IOException if the kernel refuses
   */
  public List<FenceInfo> fences() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      int count = info(arena, 0, MemorySegment.NULL).get(JAVA_INT, 40);
      MemorySegment each = arena.allocate((long) count * FENCE_INFO, 8);
      info(arena, count, each);
      List<FenceInfo> fences = new ArrayList<>();
      for (long at = 0; at < each.byteSize(); at += FENCE_INFO) {
        fences.add(
            new FenceInfo(
                each.getString(at + NAME),
                each.getString(at),
                each.get(JAVA_INT, at + 64),
                each.get(JAVA_LONG, at + 72)));
      }
      return fences;
    }
  }

  private MemorySegment info(Arena arena, int count, MemorySegment into) throws IOException {
    MemorySegment info = arena.allocate(56, 8);
    info.set(JAVA_INT, 40, count);
    info.set(JAVA_LONG, 48, into.address());
    Libc.ioctl("SYNC_IOC_FILE_INFO", fd(), FILE_INFO, info);
    return info;
  }

  /** Of several fences the first error; without one, the time of the last. */
  @Override
  public Outcome outcome() throws IOException {
    int status = 1;
    long latest = Long.MIN_VALUE;
    for (FenceInfo fence : fences()) {
      status = status < 0 ? status : fence.status();
      latest = Math.max(latest, fence.nanos());
    }
    return new Outcome(status, latest);
  }

  @Override
  public void close() {
    descriptor.close();
  }
}
