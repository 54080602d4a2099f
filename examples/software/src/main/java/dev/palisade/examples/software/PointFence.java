package dev.palisade.examples.software;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Timeline;

/** Signaled when its timeline has come to this point. */
final class PointFence extends DriverFence implements Comparable<PointFence> {
  final long point;

  PointFence(Timeline timeline, long point) {
    super(timeline);
    this.point = point;
  }

  /** By point; fences of one point in the order they were asked for. */
  @Override
  public int compareTo(PointFence other) {
    int byPoint = Long.compare(point, other.point);
    return byPoint != 0 ? byPoint : Long.compare(sequence(), other.sequence());
  }
}
