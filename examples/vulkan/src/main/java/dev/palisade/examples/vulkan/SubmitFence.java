package dev.palisade.examples.vulkan;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Timeline;

/** The fence of one submission. Signaled: the device has done it. Failed: the device is lost. */
public final class SubmitFence extends DriverFence {
  /** Vulkan's fence, this one's until the device is done with it. */
  final long vkFence;

  SubmitFence(Timeline timeline, long vkFence) {
    super(timeline);
    this.vkFence = vkFence;
  }
}
