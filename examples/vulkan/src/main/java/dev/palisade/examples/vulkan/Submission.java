package dev.palisade.examples.vulkan;

import java.util.ArrayList;
import java.util.List;

/**
 * What is handed to the queue at once.
 *
 * @param commands a recorded command buffer, or 0 for none
 * @param after the points it waits for, which nobody need have promised yet
 * @param signals the points it brings about
 */
public record Submission(long commands, List<Point> after, List<Point> signals) {
  /**
   * Work that depends on nothing but what was submitted before.
   *
   * @param commands a recorded command buffer, or 0 for none
   * @return the submission
   */
  public static Submission of(long commands) {
    return new Submission(commands, List.of(), List.of());
  }

  /**
   * The same, to run after one point more.
   *
   * @param point what to wait for
   * @return a new submission
   */
  public Submission after(Point point) {
    return new Submission(commands, and(after, point), signals);
  }

  /**
   * The same, bringing about one point more.
   *
   * @param point what to signal
   * @return a new submission
   */
  public Submission signals(Point point) {
    return new Submission(commands, after, and(signals, point));
  }

  private static List<Point> and(List<Point> points, Point point) {
    List<Point> more = new ArrayList<>(points);
    more.add(point);
    return List.copyOf(more);
  }
}
