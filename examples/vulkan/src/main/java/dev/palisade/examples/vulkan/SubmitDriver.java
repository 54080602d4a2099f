package dev.palisade.examples.vulkan;

import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.GuardedBy;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Requires;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.FenceCallback;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A driver over {@code VkFence}: each submission is a fence. Vulkan calls nobody back, so a thread
 * waits for the oldest submission, which is the next to end, since fences of one queue are signaled
 * in the order of submission; it takes callbacks off everybody's hands.
 *
 * <p><b>One lock, and what is not done under it.</b> {@code queueLock} is Vulkan's demand that one
 * thread at a time uses a queue. Callbacks submit, so the reaper takes it too, and nobody may wait
 * for the device under it: what would end the wait may need the lock. When no fence of Vulkan's is
 * free, there is a new one. The reaper itself does without the lock, or it would often come just
 * when who submits still has it.
 */
@FenceDriver(name = "vulkan", timestamps = true)
public final class SubmitDriver implements AutoCloseable {
  /** How long {@link #close} lets the device finish. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Gpu gpu;
  private final ReentrantLock queueLock = new ReentrantLock();

  /** Fences of Vulkan's that may be used again. */
  private final Queue<Long> free = new ConcurrentLinkedQueue<>();

  @GuardedBy("queueLock")
  private boolean closed;

  /** Submitted last, so it ends last. */
  @GuardedBy("queueLock")
  private @Nullable SubmitFence newest;

  /** In the order of submission. */
  private final BlockingQueue<SubmitFence> inFlight = new LinkedBlockingQueue<>();

  private final SubmitDriverFences fences = new SubmitDriverFences(this);
  private final Reaper reaper = new Reaper("vulkan-reaper", this::reap);

  /** Only the reaper's: taken from those in flight last, and waited for. */
  private @Nullable SubmitFence oldest;

  private SubmitDriver(Gpu gpu) {
    this.gpu = gpu;
  }

  /**
   * A running driver.
   *
   * @param gpu what it drives; stays the caller's, to be closed after this
   * @return close it, or its thread stays
   */
  public static SubmitDriver start(Gpu gpu) {
    SubmitDriver driver = new SubmitDriver(gpu);
    driver.reaper.start();
    return driver;
  }

  /**
   * Submits work. Never blocks, so a callback may call it too.
   *
   * @param submission what to do
   * @return its fence
   * @throws VkException if the device refuses it
   * @throws IllegalArgumentException if a timeline would go back
   * @throws IllegalStateException after {@link #close}
   */
  public SubmitFence submit(Submission submission) {
    queueLock.lock();
    try {
      SubmitFence fence = launch(submission);
      inFlight.add(fence);
      return fence;
    } finally {
      queueLock.unlock();
    }
  }

  /**
   * As {@link #submit(Submission)}, and has the end called back. A callback that is added to the
   * fence afterwards may come late: before it returns, {@code submit} wakes the reaper, which takes
   * about as long as a small submission. This one is there before.
   *
   * @param submission what to do
   * @param callback not registered anywhere; runs once, unless this throws
   * @return its fence
   * @throws VkException if the device refuses it
   * @throws IllegalArgumentException if a timeline would go back
   * @throws IllegalStateException after {@link #close}, or if the callback is registered; then the
   *     work goes on without it
   */
  public SubmitFence submit(Submission submission, FenceCallback callback) {
    SubmitFence fence;
    boolean pending;
    queueLock.lock();
    try {
      fence = launch(submission);
      try {
        pending = fence.addCallback(callback);
      } finally {
        inFlight.add(fence);
      }
    } finally {
      queueLock.unlock();
    }
    if (!pending) {
      fences.over(fence, callback);
    }
    return fence;
  }

  /** Gives work to the device; its fence is still to be put in flight. */
  @Requires("queueLock")
  private SubmitFence launch(Submission submission) {
    if (closed) {
      throw new IllegalStateException("the driver is closed");
    }
    submission.signals().forEach(point -> point.timeline().promise(point.value()));
    Long used = free.poll();
    long vkFence = used == null ? gpu.createFence() : used;
    try {
      gpu.submit(submission, vkFence);
    } catch (VkException refused) {
      gpu.destroyFence(vkFence);
      throw refused;
    }
    SubmitFence fence = fences.create(timeline -> new SubmitFence(timeline, vkFence));
    newest = fence;
    return fence;
  }

  /** Every pending fence has failed with a handler before this one had its callback. */
  @InterruptHandler
  void over(SubmitFence fence, FenceCallback callback) {
    callback.signaled(fence);
  }

  /** Waits for the next submission, then for its end. */
  private boolean reap() {
    try {
      SubmitFence next = inFlight.take();
      oldest = next;
      gpu.waitForFence(next.vkFence);
      fences.ended(next);
      return true;
    } catch (VkException gone) {
      fences.lost(gone);
      return false;
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  /** A submission is over: its VkFence may be used again, and callbacks run. */
  @InterruptHandler
  void ended(SubmitFence fence) {
    gpu.resetFence(fence.vkFence);
    free.add(fence.vkFence);
    fence.signal();
  }

  /** The device is gone; nobody will ever hear of what it had. */
  @InterruptHandler
  void lost(VkException gone) {
    SubmitFence unused = refuseSubmissions();
    if (oldest != null) {
      oldest.signal(gone.toError());
    }
    for (SubmitFence fence : inFlight) {
      fence.signal(gone.toError());
    }
  }

  /** From now on; tells which is the last. */
  private @Nullable SubmitFence refuseSubmissions() {
    queueLock.lock();
    try {
      closed = true;
      return newest;
    } finally {
      queueLock.unlock();
    }
  }

  /**
   * What this driver runs on, for people.
   *
   * @return a few words
   */
  @TimelineName
  public String describe() {
    return gpu.describe();
  }

  /**
   * Refuses new work, lets the device finish what it has, and fails what it does not finish in
   * time; fences of Vulkan's that it still has then are never destroyed. When this returns, no
   * callback of this driver runs.
   */
  @Override
  @RunsIn(ExecutionContext.PROCESS)
  public void close() {
    SubmitFence last = refuseSubmissions();
    if (last != null) {
      awaitDevice(last);
    }
    fences.close();
    boolean unused = reaper.stop(reaper::interrupt); // If not, the device still has its fence.
    destroyFree();
  }

  private static void awaitDevice(SubmitFence last) {
    try {
      boolean unused = last.awaitDone(GRACE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void destroyFree() {
    for (Long vkFence = free.poll(); vkFence != null; vkFence = free.poll()) {
      gpu.destroyFence(vkFence);
    }
  }
}
