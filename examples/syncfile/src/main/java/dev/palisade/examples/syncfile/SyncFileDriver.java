package dev.palisade.examples.syncfile;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.GuardedBy;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Release;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.TimelineName;
import dev.palisade.examples.syncfile.linux.Epoll;
import dev.palisade.examples.syncfile.linux.Errno;
import dev.palisade.examples.syncfile.linux.Source;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A driver over what the kernel signals and a process can poll: a {@code sync_file} of any device,
 * a point of a {@code syncobj}, an eventfd. A thread waits for them all; it is this driver's
 * interrupt context.
 *
 * <p><b>Watching is lazy.</b> The kernel is asked from the first interest in a fence on: who only
 * asks {@code isSignaled} must have enabled signaling, or may ask for ever.
 *
 * <p><b>One lock.</b> {@code watchLock} guards the table of watched fences. First interest takes
 * it, and so does the completion path; neither holds it while a fence is signaled, which runs
 * callbacks of strangers.
 *
 * <p><b>No order.</b> Fences of several devices end as they like, although they are of one timeline
 * here: who waits for several takes {@link
 * dev.palisade.runtime.FenceArray#all(dev.palisade.runtime.Fence...)}, and not {@code
 * Fences.merge}, which keeps the latest of a timeline.
 *
 * <p><b>Who closes.</b> Every fence has a file descriptor, and a process has a thousand. The driver
 * owns the source that a fence was made of, and closes it when the fence is released: at the latest
 * in {@link #close}, whatever became of the fence.
 */
@FenceDriver(name = "sync_file")
public final class SyncFileDriver implements AutoCloseable {
  private final ReentrantLock watchLock = new ReentrantLock();

  @GuardedBy("watchLock")
  private final Map<Integer, SyncFence> watched = new HashMap<>();

  /** Why nobody watches any more. */
  @GuardedBy("watchLock")
  private @Nullable FenceError lost;

  private final Epoll epoll = new Epoll();
  private final SyncFileDriverFences fences = new SyncFileDriverFences(this);
  private final Reaper reaper;

  private SyncFileDriver() throws IOException {
    reaper = new Reaper(epoll, fences);
  }

  /**
   * A running driver.
   *
   * @return close it, or its thread stays
   * @throws IOException if the kernel has no more descriptors
   */
  public static SyncFileDriver start() throws IOException {
    SyncFileDriver driver = new SyncFileDriver();
    driver.reaper.start();
    return driver;
  }

  /**
   * The fence of something that the kernel signals.
   *
   * @param source what; the driver's from now on, also if this throws
   * @return its fence
   * @throws IllegalStateException after {@link #close}
   */
  public SyncFence fenceOf(Source source) {
    try {
      return fences.create(timeline -> new SyncFence(timeline, source));
    } catch (IllegalStateException closed) {
      source.close();
      throw closed;
    }
  }

  /**
   * When the kernel signaled a fence.
   *
   * @param fence signaled
   * @return on the clock of {@link System#nanoTime()}
   * @throws IllegalStateException when the fence is pending or failed
   */
  public long signaledAt(SyncFence fence) {
    return fences.signaledAt(fence);
  }

  /**
   * How this driver learns of signals, for people.
   *
   * @return a few words
   */
  @TimelineName
  public String describe() {
    return "epoll";
  }

  /** First interest: from now on the fence is watched. */
  @EnableSignaling
  boolean watch(DriverFence fence) {
    SyncFence watched = (SyncFence) fence;
    int fd = watched.source.fd();
    FenceError error = watchUnlessLost(fd, watched);
    if (error == null) {
      try {
        epoll.add(fd);
      } catch (IOException cannotBePolled) {
        error = FenceError.INVALID.withCause(cannotBePolled);
        forget(fd);
      }
    }
    if (error != null) {
      fence.signal(error);
    }
    return true;
  }

  private @Nullable FenceError watchUnlessLost(int fd, SyncFence fence) {
    watchLock.lock();
    try {
      if (lost == null) {
        watched.put(fd, fence);
      }
      return lost;
    } finally {
      watchLock.unlock();
    }
  }

  private void forget(int fd) {
    watchLock.lock();
    try {
      watched.remove(fd);
    } finally {
      watchLock.unlock();
    }
  }

  /**
   * The kernel says that these are readable: whose they are, under the lock; signaling, after it.
   */
  @InterruptHandler
  void ended(int[] fds) {
    List<SyncFence> ended = new ArrayList<>(fds.length);
    watchLock.lock();
    try {
      for (int fd : fds) {
        SyncFence fence = watched.remove(fd);
        if (fence != null) { // else it is the reaper's own
          ended.add(fence);
        }
      }
    } finally {
      watchLock.unlock();
    }
    for (SyncFence fence : ended) {
      settle(fence);
    }
  }

  private void settle(SyncFence fence) {
    try {
      Source.Outcome outcome = fence.source.outcome();
      if (outcome.status() == 1) {
        fences.signal(fence, outcome.nanos());
      } else {
        fence.signal(toError(new Errno("fence", -outcome.status())));
      }
    } catch (IOException nobodyKnows) {
      fence.signal(FenceError.DEVICE_LOST.withCause(nobodyKnows));
    }
  }

  private static FenceError toError(Errno errno) {
    FenceError kind =
        switch (errno.number()) {
          case Errno.ECANCELED -> FenceError.CANCELED;
          case Errno.ETIME, Errno.ETIMEDOUT -> FenceError.TIMED_OUT;
          case Errno.ENODEV -> FenceError.DEVICE_LOST;
          case Errno.ENOENT -> FenceError.NOT_FOUND;
          case Errno.EINVAL -> FenceError.INVALID;
          default -> FenceError.IO;
        };
    return kind.withCause(errno);
  }

  /** Nobody will hear any more of what the kernel signals. */
  @InterruptHandler
  void lost(IOException why) {
    FenceError error = FenceError.DEVICE_LOST.withCause(why);
    List<SyncFence> forgotten;
    watchLock.lock();
    try {
      lost = error;
      forgotten = new ArrayList<>(watched.values());
      watched.clear();
    } finally {
      watchLock.unlock();
    }
    for (SyncFence fence : forgotten) {
      fence.signal(error);
    }
  }

  /** Nobody watches it any more, so its descriptor may go. */
  @Release
  void closeSource(DriverFence fence) {
    ((SyncFence) fence).source.close();
  }

  /**
   * Returns when the callbacks that had started have returned, and the descriptors of fences that
   * are done are closed.
   */
  @RunsIn(ExecutionContext.PROCESS)
  public void quiesce() {
    fences.quiesce();
  }

  /**
   * Fails what is pending, closes every descriptor, and stops the thread. When it returns, no op
   * and no callback of this driver runs.
   */
  @Override
  @RunsIn(ExecutionContext.PROCESS)
  public void close() {
    reaper.stop();
    fences.close();
    epoll.close();
  }
}
