package dev.palisade.examples.syncfile.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The kernel's device without hardware, {@code vgem}: its jobs are over when this process says so.
 * What it does not hear of within ten seconds it ends by itself, so that nobody waits for ever for
 * a process.
 */
public final class Vgem implements AutoCloseable {
  private static final long CREATE_DUMB = Ioctl.readWrite('d', 0xb2, 32);
  private static final long HANDLE_TO_FD = Ioctl.readWrite('d', 0x2d, 12);
  private static final long GEM_CLOSE = Ioctl.write('d', 0x09, 8);
  private static final long FENCE_ATTACH = Ioctl.readWrite('d', 0x41, 16);
  private static final long FENCE_SIGNAL = Ioctl.write('d', 0x42, 8);
  private static final long EXPORT_SYNC_FILE = Ioctl.readWrite('b', 2, 8);
  private static final int O_CLOEXEC = 0x80000;
  private static final int WRITE = 1;
  private static final int READ_AND_WRITE = 3;

  private final DrmDevice device;

  /**
   * On a device.
   *
   * @param device of the driver {@code vgem}; this object's from now on
   */
  public Vgem(DrmDevice device) {
    this.device = device;
  }

  /** A job that writes a buffer: the buffer is busy until the job is finished. */
  public final class Job implements AutoCloseable {
    private final int buffer;
    private final int fence;
    private final Descriptor shared;

    private Job() throws IOException {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment dumb = arena.allocateFrom(JAVA_INT, 16, 16, 32, 0, 0, 0, 0, 0);
        device.ioctl("DRM_IOCTL_MODE_CREATE_DUMB", CREATE_DUMB, dumb);
        buffer = dumb.get(JAVA_INT, 16);
        MemorySegment export = arena.allocateFrom(JAVA_INT, buffer, O_CLOEXEC, -1);
        device.ioctl("DRM_IOCTL_PRIME_HANDLE_TO_FD", HANDLE_TO_FD, export);
        shared = new Descriptor(export.get(JAVA_INT, 8), "dma_buf of vgem");
        MemorySegment attach = arena.allocateFrom(JAVA_INT, buffer, WRITE, 0, 0);
        device.ioctl("DRM_IOCTL_VGEM_FENCE_ATTACH", FENCE_ATTACH, attach);
        fence = attach.get(JAVA_INT, 8);
      }
    }

    /**
     * The job's fence, as a file, another one each time.
     *
     * @return to be closed by the caller
     * @throws IOException if the kernel refuses
     */
    public SyncFile export() throws IOException {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment data = arena.allocateFrom(JAVA_INT, READ_AND_WRITE, -1);
        Libc.ioctl("DMA_BUF_IOCTL_EXPORT_SYNC_FILE", shared.fd(), EXPORT_SYNC_FILE, data);
        return new SyncFile(data.get(JAVA_INT, 4));
      }
    }

    /**
     * Says that the job is over, which signals its fence.
     *
     * @throws IOException with ENOENT if it was over, with ETIMEDOUT if that took too long
     */
    public void finish() throws IOException {
      device.ioctl("DRM_IOCTL_VGEM_FENCE_SIGNAL", FENCE_SIGNAL, fence, 0);
    }

    /** Lets go of the buffer; the fence stays as it is. */
    @Override
    public void close() throws IOException {
      shared.close();
      device.ioctl("DRM_IOCTL_GEM_CLOSE", GEM_CLOSE, buffer, 0);
    }
  }

  /**
   * Starts a job.
   *
   * @return to be finished, and closed
   * @throws IOException if the kernel refuses
   */
  public Job start() throws IOException {
    return new Job();
  }

  @Override
  public void close() {
    device.close();
  }
}
