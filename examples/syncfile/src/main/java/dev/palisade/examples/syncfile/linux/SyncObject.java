package dev.palisade.examples.syncfile.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A DRM {@code syncobj}: a place of a device for a fence of any driver, or a timeline of them. Who
 * waits for a point that nobody has submitted yet waits until somebody does.
 */
public final class SyncObject implements AutoCloseable {
  private static final long CREATE = Ioctl.readWrite('d', 0xbf, 8);
  private static final long DESTROY = Ioctl.readWrite('d', 0xc0, 8);
  private static final long HANDLE_TO_FD = Ioctl.readWrite('d', 0xc1, 16);
  private static final long FD_TO_HANDLE = Ioctl.readWrite('d', 0xc2, 16);
  private static final long SIGNAL = Ioctl.readWrite('d', 0xc5, 16);
  private static final long QUERY = Ioctl.readWrite('d', 0xcb, 24);
  private static final long TIMELINE_SIGNAL = Ioctl.readWrite('d', 0xcd, 24);
  private static final long EVENTFD = Ioctl.readWrite('d', 0xcf, 24);
  private static final int SYNC_FILE = 1;

  private final DrmDevice device;
  private final int handle;

  /**
   * An object without a fence, its timeline at 0.
   *
   * @param device where; must outlive it
   * @throws IOException with EOPNOTSUPP, if the device has no sync objects
   */
  public SyncObject(DrmDevice device) throws IOException {
    this.device = device;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment create = arena.allocate(8, 8);
      device.ioctl("DRM_IOCTL_SYNCOBJ_CREATE", CREATE, create);
      handle = create.get(JAVA_INT, 0);
    }
  }

  /**
   * Puts the fence of a sync file here, whatever driver it is of.
   *
   * @param file stays as it is, and stays to be closed
   * @throws IOException if the kernel refuses
   */
  public void put(SyncFile file) throws IOException {
    device.ioctl("DRM_IOCTL_SYNCOBJ_FD_TO_HANDLE", FD_TO_HANDLE, handle, SYNC_FILE, file.fd(), 0);
  }

  /**
   * The fence here, as a file.
   *
   * @return to be closed by the caller
   * @throws IOException with EINVAL, if there is none
   */
  public SyncFile export() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocateFrom(JAVA_INT, handle, SYNC_FILE, -1, 0);
      device.ioctl("DRM_IOCTL_SYNCOBJ_HANDLE_TO_FD", HANDLE_TO_FD, data);
      return new SyncFile(data.get(JAVA_INT, 8));
    }
  }

  /**
   * Puts a fence here that is signaled.
   *
   * @throws IOException if the kernel refuses
   */
  public void signal() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate(16, 8);
      data.set(JAVA_LONG, 0, arena.allocateFrom(JAVA_INT, handle).address());
      data.set(JAVA_INT, 8, 1);
      device.ioctl("DRM_IOCTL_SYNCOBJ_SIGNAL", SIGNAL, data);
    }
  }

  /**
   * Adds a point that is signaled.
   *
   * @param point its number; one that is not higher than the last does not move the timeline back
   * @throws IOException if the kernel refuses
   */
  public void signal(long point) throws IOException {
    points("DRM_IOCTL_SYNCOBJ_TIMELINE_SIGNAL", TIMELINE_SIGNAL, point);
  }

  /**
   * Where the timeline is.
   *
   * @return the last point that is signaled
   * @throws IOException if the kernel refuses
   */
  public long point() throws IOException {
    return points("DRM_IOCTL_SYNCOBJ_QUERY", QUERY, 0);
  }

  private long points(String name, long request, long point) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment points = arena.allocateFrom(JAVA_LONG, point);
      MemorySegment data = arena.allocate(24, 8);
      data.set(JAVA_LONG, 0, arena.allocateFrom(JAVA_INT, handle).address());
      data.set(JAVA_LONG, 8, points.address());
      data.set(JAVA_INT, 16, 1);
      device.ioctl(name, request, data);
      return points.get(JAVA_LONG, 0);
    }
  }

  /**
   * A point, or with 0 the fence, as what can be polled. It need not have been submitted.
   *
   * @param point its number
   * @return to be closed by the caller
   * @throws IOException if the kernel refuses
   */
  public Source at(long point) throws IOException {
    EventFd event = new EventFd("point " + point + " of a syncobj");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate(24, 8);
      data.set(JAVA_INT, 0, handle);
      data.set(JAVA_LONG, 8, point);
      data.set(JAVA_INT, 16, event.fd());
      device.ioctl("DRM_IOCTL_SYNCOBJ_EVENTFD", EVENTFD, data);
      return event;
    } catch (IOException refused) {
      event.close();
      throw refused;
    }
  }

  @Override
  public void close() throws IOException {
    device.ioctl("DRM_IOCTL_SYNCOBJ_DESTROY", DESTROY, handle, 0);
  }
}
