package dev.palisade.examples.opencl.job;

import dev.palisade.examples.opencl.ClFence;
import dev.palisade.examples.opencl.job.Pipeline.Step;
import dev.palisade.runtime.Fence;
import java.util.ArrayList;
import java.util.List;

/**
 * When commands were running, as far as fences tell: from the signal of the last that was in its
 * way, a fence it came after or the command before it in its queue, to its own signal.
 */
final class Bars {
  private final long origin;
  private final List<Bar> bars = new ArrayList<>();

  /**
   * A command's time on its queue.
   *
   * @param from nanoseconds since the start
   * @param to nanoseconds since the start
   */
  record Bar(String name, int queue, long from, long to) {}

  private Bars(long origin) {
    this.origin = origin;
  }

  static Bars of(Pipeline pipeline) {
    Bars bars = new Bars(pipeline.started());
    pipeline.steps().forEach(bars::add);
    return bars;
  }

  private void add(Step step) {
    long from = busyUntil(step.queue());
    for (Fence fence : step.after()) {
      from = Math.max(from, fence instanceof ClFence own ? since(own) : 0);
    }
    bars.add(new Bar(step.name(), step.queue(), from, Math.max(from, since(step.fence()))));
  }

  private long since(Fence fence) {
    return fence.timestampNanos() - origin;
  }

  List<Bar> all() {
    return bars;
  }

  /** When a queue's last command was over. */
  long busyUntil(int queue) {
    return bars.stream().filter(b -> b.queue() == queue).mapToLong(Bar::to).max().orElse(0);
  }

  long end() {
    return bars.stream().mapToLong(Bar::to).max().orElse(0);
  }

  /** For how long both queues were at work at once. */
  long overlap() {
    long sum = 0;
    for (Bar one : bars) {
      for (Bar other : bars) {
        if (one.queue() < other.queue()) {
          long from = Math.max(one.from(), other.from());
          sum += Math.max(0, Math.min(one.to(), other.to()) - from);
        }
      }
    }
    return sum;
  }
}
