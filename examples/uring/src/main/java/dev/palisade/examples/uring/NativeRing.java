package dev.palisade.examples.uring;

import static org.lwjgl.system.MemoryUtil.NULL;
import static org.lwjgl.system.MemoryUtil.memAddress;
import static org.lwjgl.system.MemoryUtil.memGetAddress;
import static org.lwjgl.system.MemoryUtil.nmemAllocChecked;
import static org.lwjgl.system.MemoryUtil.nmemFree;
import static org.lwjgl.system.linux.liburing.LibIOURing.IORING_OP_READ;
import static org.lwjgl.system.linux.liburing.LibIOURing.IOSQE_IO_LINK;
import static org.lwjgl.system.linux.liburing.LibURing.*;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.Pointer;
import org.lwjgl.system.linux.FCNTL;
import org.lwjgl.system.linux.UNISTD;
import org.lwjgl.system.linux.liburing.IOURing;
import org.lwjgl.system.linux.liburing.IOURingCQE;

/**
 * Linux io_uring, through the liburing that LWJGL brings along: nothing to install. Needs a kernel
 * that has {@code IORING_OP_READ} (5.6) and lets this process use it; {@link #whyNot} tells.
 *
 * <p>The calls that run for each request are the pointer forms of LWJGL, so they allocate nothing.
 */
public final class NativeRing implements Ring {
  private static final long STOP = -1;
  private static final long CANCEL = -2;
  private static final int BATCH = 64;

  private final int entries;
  private final IOURing memory;
  private final long ring;
  private final long completions;

  /** Only the reaper's: the stop entry came in the company of completions. */
  private boolean stopping;

  /**
   * Sets up a ring.
   *
   * @param entries of the submission queue; the kernel rounds up to a power of two
   * @throws IOException if the kernel refuses; {@link #whyNot} asks without an exception
   */
  public NativeRing(int entries) throws IOException {
    this.entries = entries;
    memory = IOURing.calloc();
    ring = memory.address();
    int error = nio_uring_queue_init(entries, ring, 0);
    if (error < 0) {
      memory.free();
      throw Errno.exception("io_uring_setup", -error);
    }
    completions = nmemAllocChecked((long) BATCH * Pointer.POINTER_SIZE);
  }

  /**
   * Why io_uring is not to be had here.
   *
   * @return a few words, or null when it is
   */
  public static @Nullable String whyNot() {
    try (NativeRing probe = new NativeRing(1)) {
      return probe.missingOperation();
    } catch (IOException refused) {
      return String.valueOf(refused.getMessage());
    } catch (LinkageError notLinux) {
      return "no liburing for this system: " + notLinux.getMessage();
    }
  }

  private @Nullable String missingOperation() {
    long probe = nio_uring_get_probe_ring(ring);
    if (probe == NULL) {
      return "a kernel that cannot tell what its io_uring can do (before 5.6)";
    }
    boolean reads = nio_uring_opcode_supported(probe, IORING_OP_READ) != 0;
    nio_uring_free_probe(probe);
    return reads ? null : "a kernel whose io_uring cannot read";
  }

  @Override
  public String describe() {
    return "io_uring, " + entries + " entries";
  }

  @Override
  public int openFile(Path path, boolean direct) throws IOException {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer errno = stack.mallocInt(1);
      int flags = FCNTL.O_RDONLY | FCNTL.O_CLOEXEC | (direct ? FCNTL.O_DIRECT : 0);
      int file = FCNTL.open(errno, path.toString(), flags, 0);
      if (file < 0) {
        throw Errno.exception("open " + path, errno.get(0));
      }
      return file;
    }
  }

  @Override
  public void closeFile(int file) {
    UNISTD.close(null, file);
  }

  @Override
  public int space() {
    return nio_uring_sq_space_left(ring);
  }

  @Override
  public int queued() {
    return nio_uring_sq_ready(ring);
  }

  @Override
  public void queueRead(long tag, ReadRequest request, boolean linked) {
    long entry = nextEntry();
    long address = memAddress(request.into());
    nio_uring_prep_read(entry, request.file(), address, request.length(), request.offset());
    nio_uring_sqe_set_data64(entry, tag);
    if (linked) {
      nio_uring_sqe_set_flags(entry, IOSQE_IO_LINK);
    }
  }

  @Override
  public void queueCancel(long tag) {
    long entry = nextEntry();
    nio_uring_prep_cancel64(entry, tag, 0);
    nio_uring_sqe_set_data64(entry, CANCEL);
  }

  @Override
  public void queueStop() {
    long entry = nextEntry();
    nio_uring_prep_nop(entry);
    nio_uring_sqe_set_data64(entry, STOP);
  }

  private long nextEntry() {
    long entry = nio_uring_get_sqe(ring);
    if (entry == NULL) {
      throw new IllegalStateException("no space was left in the submission queue");
    }
    return entry;
  }

  @Override
  public int submit() {
    while (queued() > 0) {
      int taken = nio_uring_submit(ring);
      if (taken < 0 && taken != -Errno.EINTR) {
        return taken;
      }
    }
    return 0;
  }

  @Override
  public int reap(long[] tags, int[] results) {
    int count = 0;
    while (count == 0 && !stopping) {
      int ready = nio_uring_peek_batch_cqe(ring, completions, Math.min(BATCH, tags.length));
      if (ready == 0) {
        int error = nio_uring_wait_cqe(ring, completions);
        if (error < 0 && error != -Errno.EINTR) {
          return error;
        }
      }
      for (int i = 0; i < ready; i++) {
        long completion = memGetAddress(completions + (long) i * Pointer.POINTER_SIZE);
        long tag = IOURingCQE.nuser_data(completion);
        if (tag >= 0) {
          tags[count] = tag;
          results[count++] = IOURingCQE.nres(completion);
        }
        stopping |= tag == STOP;
      }
      nio_uring_cq_advance(ring, ready);
    }
    return count == 0 ? STOPPED : count;
  }

  @Override
  public void close() {
    nio_uring_queue_exit(ring);
    nmemFree(completions);
    memory.free();
  }
}
