package dev.palisade.examples.vulkan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A device that does what a test says. */
final class StubGpu implements Gpu {
  boolean refuses;

  /** Submissions end at once, and their fences cannot be reset. */
  boolean failsEachReset;

  final Set<Long> fences = new HashSet<>();
  final List<Long> submitted = new ArrayList<>();
  private final Set<Long> signaled = new HashSet<>();
  private final Map<Long, Long> timelines = new HashMap<>();
  private boolean lost;
  private long handles;

  synchronized void end(long fence) {
    signaled.add(fence);
    notifyAll();
  }

  synchronized void lose() {
    lost = true;
    notifyAll();
  }

  @Override
  public String describe() {
    return "stub";
  }

  @Override
  public synchronized void submit(Submission submission, long fence) {
    VkException.check("vkQueueSubmit", refuses ? -2 : 0);
    if (!fences.contains(fence) || signaled.contains(fence)) {
      throw new AssertionError("neither new nor reset");
    }
    submitted.add(fence);
    if (failsEachReset) {
      end(fence);
    }
  }

  @Override
  public synchronized long createFence() {
    fences.add(++handles);
    return handles;
  }

  @Override
  public synchronized void resetFence(long fence) {
    VkException.check("vkResetFences", failsEachReset ? -1 : 0);
    signaled.remove(fence);
  }

  @Override
  public synchronized void destroyFence(long fence) {
    if (!fences.remove(fence)) {
      throw new AssertionError("destroyed twice");
    }
  }

  @Override
  public synchronized void waitForFence(long fence) {
    while (!signaled.contains(fence)) {
      pause();
    }
  }

  @Override
  public synchronized long createTimeline() {
    timelines.put(++handles, 0L);
    return handles;
  }

  @Override
  public synchronized void destroyTimeline(long timeline) {
    timelines.remove(timeline);
  }

  @Override
  public synchronized long value(long timeline) {
    return timelines.get(timeline);
  }

  @Override
  public synchronized void signal(long timeline, long value) {
    timelines.put(timeline, value);
    notifyAll();
  }

  @Override
  public synchronized void waitForEither(long one, long value, long other, long otherValue) {
    while (value(one) < value && value(other) < otherValue) {
      pause();
    }
  }

  private void pause() {
    VkException.check("wait", lost ? -4 : 0);
    try {
      wait();
    } catch (InterruptedException interrupted) {
      throw new VkException("wait", -4); // Who waits is told to stop.
    }
    VkException.check("wait", lost ? -4 : 0);
  }

  @Override
  public void close() {}
}
