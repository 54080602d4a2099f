package dev.palisade.examples.vulkan;

import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.Blocks;
import dev.palisade.annotations.RunsIn;

/**
 * The device below the drivers: one queue, Vulkan's own fences and timeline semaphores, all named
 * by handles. {@link NativeGpu} is Vulkan's.
 *
 * <p>As in Vulkan, who calls {@link #submit} sees to it that nobody else does at the same time, and
 * nothing is destroyed or reset that the device still uses. The rest is for any thread.
 */
public interface Gpu extends AutoCloseable {
  /**
   * What this device is, for people.
   *
   * @return a few words
   */
  String describe();

  /**
   * Hands work to the queue; it waits for its points, runs after what was submitted before, and
   * then brings its own points and the fence about.
   *
   * @param submission what to do
   * @param fence one that was just created or reset
   * @throws VkException if the device refuses it
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  void submit(Submission submission, long fence);

  /**
   * A new fence of Vulkan's.
   *
   * @return unsignaled
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  long createFence();

  /**
   * Makes a signaled fence usable again.
   *
   * @param fence not in use by the device
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  void resetFence(long fence);

  /**
   * Lets go of a fence.
   *
   * @param fence not in use by the device
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  void destroyFence(long fence);

  /**
   * Waits for a fence, as long as it takes. Without a time-out, since even one that never passes
   * costs: on a virtual machine, setting a timer took longer than the rest of the wait.
   *
   * @param fence submitted
   * @throws VkException if the device is lost
   */
  @Blocks
  @RunsIn(PROCESS)
  void waitForFence(long fence);

  /**
   * A new timeline semaphore.
   *
   * @return at 0
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  long createTimeline();

  /**
   * Lets go of a timeline.
   *
   * @param timeline not in use by the device, and nobody waits for it
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  void destroyTimeline(long timeline);

  /**
   * Where a timeline is.
   *
   * @param timeline which
   * @return never less than before
   * @throws VkException if the device is lost
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  long value(long timeline);

  /**
   * Advances a timeline from the host.
   *
   * @param timeline which
   * @param value more than {@link #value}, and than what any submission brings about
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  void signal(long timeline, long value);

  /**
   * Waits until one of two timelines has come to its value, as long as it takes.
   *
   * @param one a timeline
   * @param value where to
   * @param other another
   * @param otherValue where that one to
   * @throws VkException if the device is lost
   */
  @Blocks
  @RunsIn(PROCESS)
  void waitForEither(long one, long value, long other, long otherValue);

  /** Waits until the device is idle, and lets go of it. */
  @Override
  @Blocks
  @RunsIn(PROCESS)
  void close();
}
