package dev.palisade.examples.vulkan;

import static java.util.Comparator.comparingLong;

import dev.palisade.annotations.CheckSignaled;
import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.GuardedBy;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Requires;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A driver over one timeline semaphore: each of its points is a fence, whether or not somebody has
 * promised to go there yet. The timeline is advanced by submissions, or else by the host, never by
 * both, and never back: whoever tries is refused before Vulkan, which would lose the device.
 *
 * <p>Only points that somebody is interested in are waited for. The reaper waits for the lowest of
 * them <em>or</em> for a second semaphore, the bell, which is rung when a lower one comes in.
 *
 * <p>{@code pointLock} guards the points and is not held while they are signaled.
 */
@FenceDriver(name = "vulkan-timeline", timestamps = true)
public final class PointDriver implements AutoCloseable {
  private enum Advances {
    NOBODY_YET,
    HOST,
    DEVICE
  }

  private final Gpu gpu;
  private final long semaphore;
  private final long bell;
  private final ReentrantLock pointLock = new ReentrantLock();

  @GuardedBy("pointLock")
  private final PriorityQueue<PointFence> waitedFor =
      new PriorityQueue<>(comparingLong(PointFence::value));

  /** How often the bell was rung. */
  @GuardedBy("pointLock")
  private long rings;

  @GuardedBy("pointLock")
  private Advances advances = Advances.NOBODY_YET;

  /** The furthest point that somebody has gone to, or will. */
  @GuardedBy("pointLock")
  private long promised;

  @GuardedBy("pointLock")
  private boolean closed;

  /** How the device was lost. */
  @GuardedBy("pointLock")
  private @Nullable VkException gone;

  private final PointDriverFences fences = new PointDriverFences(this);
  private final Reaper reaper = new Reaper("vulkan-timeline-reaper", this::reap);

  private PointDriver(Gpu gpu) {
    this.gpu = gpu;
    semaphore = gpu.createTimeline();
    bell = gpu.createTimeline();
  }

  /**
   * A timeline at 0.
   *
   * @param gpu whose; stays the caller's, to be closed after this
   * @return close it, or its thread stays
   */
  public static PointDriver start(Gpu gpu) {
    PointDriver driver = new PointDriver(gpu);
    driver.reaper.start();
    return driver;
  }

  /**
   * Vulkan's semaphore.
   *
   * @return its handle
   */
  long semaphore() {
    return semaphore;
  }

  /**
   * A point, for submissions to wait for or to bring about.
   *
   * @param value above 0
   * @return the point
   */
  public Point point(long value) {
    return new Point(this, value);
  }

  /**
   * The fence of a point.
   *
   * @param value above 0
   * @return signaled once the timeline has come there
   * @throws IllegalStateException after {@link #close}
   */
  public PointFence at(long value) {
    return fences.create(timeline -> new PointFence(timeline, value));
  }

  /**
   * Where the timeline is. Any context.
   *
   * @return the last point it came to
   * @throws IllegalStateException after {@link #close}
   */
  public long value() {
    pointLock.lock();
    try {
      requireOpen();
      return gpu.value(semaphore);
    } finally {
      pointLock.unlock();
    }
  }

  /**
   * Advances the timeline from the host. Any context; never blocks.
   *
   * @param value where to
   * @throws IllegalArgumentException if that is not ahead
   * @throws IllegalStateException if submissions advance it, and after {@link #close}
   */
  public void signal(long value) {
    pointLock.lock();
    try {
      goTo(value, Advances.HOST);
      gpu.signal(semaphore, value);
    } finally {
      pointLock.unlock();
    }
  }

  /** A submission will go there; should the device refuse it, a later one passes the point. */
  void promise(long value) {
    pointLock.lock();
    try {
      goTo(value, Advances.DEVICE);
    } finally {
      pointLock.unlock();
    }
  }

  @Requires("pointLock")
  private void goTo(long value, Advances who) {
    requireOpen();
    if (value <= promised) {
      throw new IllegalArgumentException(
          "a timeline does not go back: to " + value + " after " + promised);
    }
    if (advances != Advances.NOBODY_YET && advances != who) {
      throw new IllegalStateException("host and device would race for where the timeline is");
    }
    advances = who;
    promised = value;
  }

  @Requires("pointLock")
  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the timeline is closed");
    }
  }

  @CheckSignaled
  boolean isReached(DriverFence fence) {
    return gpu.value(semaphore) >= ((PointFence) fence).value;
  }

  /** First interest: from now on the reaper waits for it, unless there is nothing to wait for. */
  @EnableSignaling
  boolean waitFor(DriverFence fence) {
    VkException loss = add((PointFence) fence);
    if (loss != null) {
      fence.signal(loss.toError());
    }
    return true;
  }

  /** Has the reaper wait for it; if the device is gone, says how. */
  private @Nullable VkException add(PointFence point) {
    pointLock.lock();
    try {
      if (gone == null) {
        waitedFor.add(point);
        if (waitedFor.peek() == point) {
          ring();
        }
      }
      return gone;
    } finally {
      pointLock.unlock();
    }
  }

  /** Wakes the reaper, to look again at what there is to wait for. */
  private void ring() {
    pointLock.lock();
    try {
      if (!closed) {
        gpu.signal(bell, ++rings);
      }
    } finally {
      pointLock.unlock();
    }
  }

  /** One wait of the reaper's, for the lowest point or for the bell. */
  private boolean reap() {
    long target = bell;
    long point;
    long ring;
    pointLock.lock();
    try {
      ring = rings + 1;
      point = ring;
      if (!waitedFor.isEmpty()) {
        target = semaphore;
        point = waitedFor.element().value;
      }
    } finally {
      pointLock.unlock();
    }
    try {
      gpu.waitForEither(target, point, bell, ring);
      fences.advanced(gpu.value(semaphore));
      return true;
    } catch (VkException loss) {
      fences.lost(loss);
      return false;
    }
  }

  /** The timeline is there: points on the way are signaled in their order, under no lock. */
  @InterruptHandler
  void advanced(long value) {
    takeUpTo(value).forEach(DriverFence::signal);
  }

  /** The device is gone, and the timeline stays where it was. */
  @InterruptHandler
  void lost(VkException loss) {
    pointLock.lock();
    try {
      gone = loss;
    } finally {
      pointLock.unlock();
    }
    for (PointFence point : takeUpTo(Long.MAX_VALUE)) {
      point.signal(loss.toError());
    }
  }

  private List<PointFence> takeUpTo(long value) {
    List<PointFence> reached = new ArrayList<>();
    pointLock.lock();
    try {
      while (!waitedFor.isEmpty() && waitedFor.element().value <= value) {
        reached.add(waitedFor.remove());
      }
    } finally {
      pointLock.unlock();
    }
    return reached;
  }

  /**
   * What this timeline is on, for people.
   *
   * @return a few words
   */
  @TimelineName
  public String describe() {
    return "timeline of " + gpu.describe();
  }

  /**
   * Cancels the fences of points that were not reached, and lets go of the timeline. Close it after
   * the {@link SubmitDriver} whose submissions use its points: one that only just had what it waits
   * for still uses them. When this returns, no op and no callback of this driver runs.
   */
  @Override
  @RunsIn(ExecutionContext.PROCESS)
  public void close() {
    fences.close();
    boolean ended = reaper.stop(this::ring);
    pointLock.lock();
    try {
      if (!closed && ended) {
        gpu.destroyTimeline(semaphore);
        gpu.destroyTimeline(bell);
      }
      closed = true;
    } finally {
      pointLock.unlock();
    }
  }
}
