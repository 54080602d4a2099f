package dev.palisade.runtime.model;

import java.util.List;

/**
 * Whether actors can take turns at one place such that every read finds what was written last: what
 * COHERENCE and ATOMICITY say of one place, whatever the modes.
 */
public final class Turns {
  /** An access without its mode and site. */
  public record Step(boolean writes, boolean reads, boolean unlike, Object read, Object written) {
    public static Step of(Event e) {
      return new Step(e.writes(), e.reads(), e.unlike(), e.read(), e.written());
    }

    static Step reading(Object value) {
      return new Step(false, true, false, value, null);
    }

    private boolean finds(Object value) {
      return !reads || unlike != read.equals(value);
    }
  }

  /** By actor: what it does at that place. */
  private final List<List<Step>> actors;

  /** How many of them take turns; who comes after them is an observer. */
  private final int together;

  /** How many of them, from the first on, must come to their end. */
  private final int ending;

  private Turns(List<List<Step>> actors, int together, int ending) {
    this.actors = actors;
    this.together = together;
    this.ending = ending;
  }

  /**
   * Whether all can come to their end.
   *
   * @param together how many take turns; an observer may come after them
   */
  public static boolean exist(List<List<Step>> actors, int together, Object initial) {
    return new Turns(actors, together, actors.size()).go(new int[actors.size()], initial);
  }

  /** Whether one can, at some time of another's. */
  static boolean lead(List<Step> one, List<Step> other, Object initial) {
    return new Turns(List.of(one, other), 2, 1).go(new int[2], initial);
  }

  /** Reads that can be, are at once: nothing is lost by it. */
  private boolean go(int[] next, Object value) {
    for (int i = 0; i < next.length; i++) {
      while (mayGo(i, next) && !step(i, next).writes() && step(i, next).finds(value)) {
        next[i]++;
      }
    }
    boolean ended = true;
    for (int i = 0; i < ending; i++) {
      ended &= next[i] == actors.get(i).size();
    }
    for (int i = 0; i < next.length && !ended; i++) {
      if (mayGo(i, next) && step(i, next).writes() && step(i, next).finds(value)) {
        int[] then = next.clone();
        then[i]++;
        ended = go(then, step(i, next).written());
      }
    }
    return ended;
  }

  private Step step(int i, int[] next) {
    return actors.get(i).get(next[i]);
  }

  private boolean mayGo(int i, int[] next) {
    if (next[i] == actors.get(i).size()) {
      return false;
    }
    for (int other = 0; other < together && i >= together; other++) {
      if (next[other] < actors.get(other).size()) {
        return false;
      }
    }
    return true;
  }
}
