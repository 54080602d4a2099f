package dev.palisade.runtime.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
    return new Program(find(actors, false), false);
  }

  /** As {@link #of}; the last actor starts when all others have ended. */
  public static Program observed(List<? extends Actor> actors) {
    return new Program(find(actors, true), true);
  }

  /** The same with other traces, such as those of a mutant. */
  public Program with(List<List<Trace>> others) {
    return new Program(others, observed);
  }

  public List<List<Trace>> traces() {
    return traces;
  }

  /** Whether the last actor is an observer. */
  public boolean isObserved() {
    return observed;
  }

  private static List<List<Trace>> find(List<? extends Actor> actors, boolean observed) {
    List<Writes> known = new ArrayList<>();
    actors.forEach(a -> known.add(new Writes()));
    Writes[] seen = new Writes[actors.size()];
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean same = true;
      for (int i = 0; i < actors.size(); i++) {
        Writes foreign = foreign(i, known, observed);
        if (seen[i] == null || !foreign.same(seen[i])) {
          seen[i] = foreign;
          Recorder recorder = new Recorder(foreign, chain(known), false);
          recorder.explore(actors.get(i));
          known.set(i, recorder.writes());
          same = false;
        }
      }
      if (same) {
        List<List<Trace>> traces = new ArrayList<>();
        for (int i = 0; i < actors.size(); i++) {
          traces.add(new Recorder(seen[i], chain(known), true).explore(actors.get(i)));
        }
        return withoutConstants(traces);
      }
    }
    throw new IllegalStateException("no end of new values after " + MOST_ROUNDS + " rounds");
  }

  /** No chain of updates is longer than all that there are. */
  private static int chain(List<Writes> writes) {
    return writes.stream().mapToInt(Writes::updates).sum();
  }

  /** Leaves out places that nobody writes: whatever the mode, they have one value. */
  private static List<List<Trace>> withoutConstants(List<List<Trace>> traces) {
    Map<Place, Place> written = new LinkedHashMap<>();
    forEachEvent(
        traces,
        e -> {
          if (e.writes()) {
            Place place = e.place();
            written.computeIfAbsent(place, p -> new Place(written.size(), p.name(), p.initial()));
          }
        });
    if (written.size() > Place.MOST) {
      throw new IllegalStateException(written.size() + " places are written: " + written.keySet());
    }
    return traces.stream()
        .map(ofActor -> ofActor.stream().map(t -> withPlaces(t, written)).toList())
        .toList();
  }

  private static Trace withPlaces(Trace trace, Map<Place, Place> places) {
    List<Event> events = new ArrayList<>();
    for (Event e : trace.events()) {
      if (e.place() == null) {
        events.add(e);
      } else if (places.containsKey(e.place())) {
        events.add(e.at(places.get(e.place())));
      }
    }
    return new Trace(events, trace.result());
  }

  private static void forEachEvent(List<List<Trace>> traces, Consumer<Event> action) {
    traces.forEach(ofActor -> ofActor.forEach(t -> t.events().forEach(action)));
  }

  /** What others write, the observer aside: nobody sees that. */
  private static Writes foreign(int actor, List<Writes> writes, boolean observed) {
    Writes others = new Writes();
    int starting = observed ? writes.size() - 1 : writes.size();
    for (int i = 0; i < starting; i++) {
      if (i != actor) {
        others.addActor(writes.get(i));
      }
    }
    return others;
  }
}
