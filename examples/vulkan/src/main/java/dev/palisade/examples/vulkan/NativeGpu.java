package dev.palisade.examples.vulkan;

import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.vulkan.VK10.*;
import static org.lwjgl.vulkan.VK12.*;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkFenceCreateInfo;
import org.lwjgl.vulkan.VkSemaphoreCreateInfo;
import org.lwjgl.vulkan.VkSemaphoreSignalInfo;
import org.lwjgl.vulkan.VkSemaphoreTypeCreateInfo;
import org.lwjgl.vulkan.VkSemaphoreWaitInfo;
import org.lwjgl.vulkan.VkSubmitInfo;
import org.lwjgl.vulkan.VkTimelineSemaphoreSubmitInfo;

/** Vulkan itself. */
public final class NativeGpu implements Gpu {
  /** Vulkan's word for no time-out: the greatest number without a sign. */
  private static final long FOR_EVER = -1;

  private final VkContext vulkan;
  private final Memory memory;

  private NativeGpu(VkContext vulkan) {
    this.vulkan = vulkan;
    memory = new Memory(vulkan);
  }

  /**
   * Opens the first device that has what the drivers need.
   *
   * @param complaints gets what the validation layer has to say, on the thread that gave it cause;
   *     null does without that layer
   * @return close it after the drivers over it
   * @throws VkException if there is no such device, or no such layer
   */
  public static NativeGpu open(@Nullable Consumer<String> complaints) {
    return new NativeGpu(new VkContext(complaints));
  }

  /**
   * Why Vulkan is not to be had here.
   *
   * @return a few words, or null when it is
   */
  public static @Nullable String whyNot() {
    try (NativeGpu probe = open(complaint -> {})) {
      return probe.describe().isEmpty() ? "a device without a name" : null;
    } catch (VkException refused) {
      return String.valueOf(refused.getMessage());
    } catch (LinkageError none) {
      return "no Vulkan loader";
    }
  }

  /**
   * Buffers and commands of this device.
   *
   * @return the device's, closed with it
   */
  public Memory memory() {
    return memory;
  }

  @Override
  public String describe() {
    return "Vulkan, " + vulkan.name;
  }

  @Override
  public void submit(Submission submission, long fence) {
    try (MemoryStack stack = stackPush()) {
      List<Point> after = submission.after();
      List<Point> signals = submission.signals();
      VkTimelineSemaphoreSubmitInfo values =
          VkTimelineSemaphoreSubmitInfo.calloc(stack)
              .sType$Default()
              .waitSemaphoreValueCount(after.size())
              .pWaitSemaphoreValues(longs(stack, after, Point::value))
              .signalSemaphoreValueCount(signals.size())
              .pSignalSemaphoreValues(longs(stack, signals, Point::value));
      VkSubmitInfo info =
          VkSubmitInfo.calloc(stack)
              .sType$Default()
              .pNext(values)
              .waitSemaphoreCount(after.size())
              .pWaitSemaphores(longs(stack, after, point -> point.timeline().semaphore()))
              .pWaitDstStageMask(stages(stack, after.size()))
              .pSignalSemaphores(longs(stack, signals, point -> point.timeline().semaphore()));
      if (submission.commands() != 0) {
        info.pCommandBuffers(stack.pointers(submission.commands()));
      }
      VkException.check("vkQueueSubmit", vkQueueSubmit(vulkan.queue, info, fence));
    }
  }

  private static LongBuffer longs(MemoryStack stack, List<Point> of, ToLongFunction<Point> value) {
    LongBuffer longs = stack.mallocLong(of.size());
    for (int i = 0; i < of.size(); i++) {
      longs.put(i, value.applyAsLong(of.get(i)));
    }
    return longs;
  }

  /** Nothing of a submission starts before its points. */
  private static IntBuffer stages(MemoryStack stack, int count) {
    int[] stages = new int[count];
    Arrays.fill(stages, VK_PIPELINE_STAGE_ALL_COMMANDS_BIT);
    return stack.ints(stages);
  }

  @Override
  public long createFence() {
    try (MemoryStack stack = stackPush()) {
      VkFenceCreateInfo info = VkFenceCreateInfo.calloc(stack).sType$Default();
      LongBuffer fence = stack.mallocLong(1);
      VkException.check("vkCreateFence", vkCreateFence(vulkan.device, info, null, fence));
      return fence.get(0);
    }
  }

  @Override
  public void resetFence(long fence) {
    VkException.check("vkResetFences", vkResetFences(vulkan.device, fence));
  }

  @Override
  public void destroyFence(long fence) {
    vkDestroyFence(vulkan.device, fence, null);
  }

  @Override
  public void waitForFence(long fence) {
    int result = vkWaitForFences(vulkan.device, fence, true, FOR_EVER);
    VkException.check("vkWaitForFences", result);
  }

  @Override
  public long createTimeline() {
    try (MemoryStack stack = stackPush()) {
      VkSemaphoreTypeCreateInfo type =
          VkSemaphoreTypeCreateInfo.calloc(stack)
              .sType$Default()
              .semaphoreType(VK_SEMAPHORE_TYPE_TIMELINE);
      VkSemaphoreCreateInfo info = VkSemaphoreCreateInfo.calloc(stack).sType$Default().pNext(type);
      LongBuffer semaphore = stack.mallocLong(1);
      int result = vkCreateSemaphore(vulkan.device, info, null, semaphore);
      VkException.check("vkCreateSemaphore", result);
      return semaphore.get(0);
    }
  }

  @Override
  public void destroyTimeline(long timeline) {
    vkDestroySemaphore(vulkan.device, timeline, null);
  }

  @Override
  public long value(long timeline) {
    try (MemoryStack stack = stackPush()) {
      LongBuffer value = stack.mallocLong(1);
      int result = vkGetSemaphoreCounterValue(vulkan.device, timeline, value);
      VkException.check("vkGetSemaphoreCounterValue", result);
      return value.get(0);
    }
  }

  @Override
  public void signal(long timeline, long value) {
    try (MemoryStack stack = stackPush()) {
      VkSemaphoreSignalInfo info =
          VkSemaphoreSignalInfo.calloc(stack).sType$Default().semaphore(timeline).value(value);
      VkException.check("vkSignalSemaphore", vkSignalSemaphore(vulkan.device, info));
    }
  }

  @Override
  public void waitForEither(long one, long value, long other, long otherValue) {
    try (MemoryStack stack = stackPush()) {
      VkSemaphoreWaitInfo info =
          VkSemaphoreWaitInfo.calloc(stack)
              .sType$Default()
              .flags(VK_SEMAPHORE_WAIT_ANY_BIT)
              .semaphoreCount(2)
              .pSemaphores(stack.longs(one, other))
              .pValues(stack.longs(value, otherValue));
      VkException.check("vkWaitSemaphores", vkWaitSemaphores(vulkan.device, info, FOR_EVER));
    }
  }

  @Override
  public void close() {
    int idle = vkDeviceWaitIdle(vulkan.device);
    memory.close();
    vulkan.close();
    VkException.check("vkDeviceWaitIdle", idle);
  }
}
