package dev.palisade.runtime.model.litmus;

import java.util.List;
import java.util.Map;

/** What may hold of the registers and places when all threads have ended. */
sealed interface Condition {
  /** Whether it holds; {@code ends} are the registers of the threads, then the places. */
  boolean holds(List<Map<String, Integer>> ends);

  /** A register, or a place if {@code thread} is the last. One that has no value equals none. */
  record Equals(int thread, String name, int value) implements Condition {
    @Override
    public boolean holds(List<Map<String, Integer>> ends) {
      Integer held = ends.get(thread).get(name);
      return held != null && held == value;
    }
  }

  record And(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(List<Map<String, Integer>> ends) {
      return left.holds(ends) && right.holds(ends);
    }
  }

  record Or(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(List<Map<String, Integer>> ends) {
      return left.holds(ends) || right.holds(ends);
    }
  }
}
