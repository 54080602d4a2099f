package dev.palisade.examples.syncfile;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.GuardedBy;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Release;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.TimelineName;
import dev.palisade.examples.syncfile.linux.Errno;
import dev.palisade.examples.syncfile.linux.EventFd;
import dev.palisade.examples.syncfile.linux.Source;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A driver over what the kernel signals and a process can poll: a {@code sync_file} of any device,
 * a point of a {@code syncobj}, an eventfd. A thread polls them all; it is this driver's interrupt
 * context.
 *
 * <p><b>Polling is lazy.</b> A fence is polled for from the first interest in it: who only asks
 * {@code isSignaled} must have enabled signaling, or may ask for ever.
 *
 * <p><b>One lock.</b> {@code watchLock} guards the set of fences to poll for. First interest takes
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
  private final Set<SyncFence> watched = new LinkedHashSet<>();

  /** Why nobody polls any more. */
  @GuardedBy("watchLock")
  private @Nullable FenceError lost;

  private final EventFd wake;
  private final SyncFileDriverFences fences = new SyncFileDriverFences(this);
  private final Reaper reaper;

  private SyncFileDriver() throws IOException {
    wake = new EventFd("the wake-up of a sync_file driver");
    reaper = new Reaper(this, wake, fences);
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
   * What this driver is, for people.
   *
   * @return a few words
   */
  @TimelineName
  public String describe() {
    return "poll";
  }

  /** First interest: from now on the fence is polled for. */
  @EnableSignaling
  boolean watch(DriverFence fence) {
    FenceError error = watchUnlessLost((SyncFence) fence);
    if (error == null) {
      try {
        wake.signal();
      } catch (IOException asleep) {
        error = FenceError.DEVICE_LOST.withCause(asleep);
      }
    }
    if (error != null) {
      fence.signal(error);
    }
    return true;
  }

  private @Nullable FenceError watchUnlessLost(SyncFence fence) {
    watchLock.lock();
    try {
      if (lost == null) {
        watched.add(fence);
      }
      return lost;
    } finally {
      watchLock.unlock();
    }
  }

  /** What to poll for. */
  List<SyncFence> watched() {
    watchLock.lock();
    try {
      return new ArrayList<>(watched);
    } finally {
      watchLock.unlock();
    }
  }

  /** The kernel says that these have ended. */
  @InterruptHandler
  void ended(List<SyncFence> ended) {
    watchLock.lock();
    try {
      ended.forEach(watched::remove);
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

  /** Nobody can be told any more: the kernel does not let us poll. */
  @InterruptHandler
  void lost(IOException why) {
    FenceError error = FenceError.DEVICE_LOST.withCause(why);
    List<SyncFence> forgotten;
    watchLock.lock();
    try {
      lost = error;
      forgotten = new ArrayList<>(watched);
      watched.clear();
    } finally {
      watchLock.unlock();
    }
    for (SyncFence fence : forgotten) {
      fence.signal(error);
    }
  }

  /** Nobody polls for it any more, so its descriptor may go. */
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
    wake.close();
  }
}
