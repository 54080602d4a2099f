package dev.palisade.examples.vulkan;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Timeline;

/** The fence of a point. Signaled: the timeline has come there, or further. */
public final class PointFence extends DriverFence {
  /** Where on the timeline. */
  final long value;

  PointFence(Timeline timeline, long value) {
    super(timeline);
    this.value = value;
  }

  long value() {
    return value;
  }
}
