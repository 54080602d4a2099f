package dev.palisade.examples.vulkan;

/**
 * A point of a timeline.
 *
 * @param timeline whose
 * @param value above 0
 */
public record Point(PointDriver timeline, long value) {
  /**
   * Refuses what every timeline has passed.
   *
   * @param timeline whose
   * @param value above 0
   */
  public Point {
    if (value <= 0) {
      throw new IllegalArgumentException("timelines start at 0: " + value);
    }
  }
}
