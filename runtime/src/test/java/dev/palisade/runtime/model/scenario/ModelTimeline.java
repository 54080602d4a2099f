package dev.palisade.runtime.model.scenario;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.Timeline;
import java.util.Set;

/** A driver of a scenario, which overrides the ops it names, and gets at what glue would. */
class ModelTimeline extends Timeline {
  ModelTimeline(FenceOp... ops) {
    this(false, ops);
  }

  ModelTimeline(boolean timestamps, FenceOp... ops) {
    super("model", Set.of(ops), timestamps);
  }

  /** Whether the fence was claimed; then {@code write} ran. */
  final boolean signalWith(DriverFence fence, Runnable write) {
    if (!claim(fence)) {
      return false;
    }
    write.run();
    return publish(fence);
  }

  /** Whether the payload may be read. */
  final boolean hasPayload(DriverFence fence) {
    try {
      requirePayload(fence);
      return true;
    } catch (IllegalStateException none) {
      return false;
    }
  }

  final void interrupt(Runnable handler) {
    enterInterrupt();
    try {
      handler.run();
    } finally {
      exitInterrupt();
    }
  }
}
