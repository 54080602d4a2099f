package dev.palisade.runtime.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A bounded program: actors that start together, and perhaps an observer that starts when all of
 * them have ended. Its traces are found once; every run of an actor against any memory is one of
 * them.
 */
public final class Program {
  private static final int MOST_ROUNDS = 40;

  private final List<List<Trace>> traces;
  private final boolean observed;

  private Program(List<List<Trace>> traces, boolean observed) {
    this.traces = traces;
    this.observed = observed;
  }

  /** Runs every actor alone, until no run writes what was not known before. */
  public static Program of(List<? extends Actor> actors) {
    return new Program(find(actors), false);
  }

  /** As {@link #of}; the last actor starts when all others have ended. */
  public static Program observed(List<? extends Actor> actors) {
    return new Program(find(actors), true);
  }

  /** The same with other traces, such as those of a mutant. */
  public Program with(List<List<Trace>> others) {
    return new Program(others, observed);
  }

  public List<List<Trace>> traces() {
    return traces;
  }

  /** Whether the last actor is an observer. */
  boolean isObserved() {
    return observed;
  }

  private static List<List<Trace>> find(List<? extends Actor> actors) {
    List<Writes> known = new ArrayList<>();
    actors.forEach(a -> known.add(new Writes()));
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<List<Trace>> traces = new ArrayList<>();
      List<Writes> found = new ArrayList<>();
      int chain = known.stream().mapToInt(Writes::updates).sum();
      boolean same = true;
      for (int i = 0; i < actors.size(); i++) {
        Recorder recorder = new Recorder(allBut(i, known), chain);
        traces.add(recorder.explore(actors.get(i)));
        found.add(recorder.writes());
        same &= recorder.writes().same(known.get(i));
      }
      if (same) {
        return traces;
      }
      for (int i = 0; i < found.size(); i++) {
        known.set(i, found.get(i));
      }
    }
    throw new IllegalStateException("no end of new values after " + MOST_ROUNDS + " rounds");
  }

  private static Writes allBut(int actor, List<Writes> writes) {
    Writes others = new Writes();
    for (int i = 0; i < writes.size(); i++) {
      if (i != actor) {
        others.addActor(writes.get(i));
      }
    }
    return others;
  }
}
