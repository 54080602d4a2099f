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
    int observer = observed ? actors.size() - 1 : -1;
    List<Writes> known = new ArrayList<>();
    actors.forEach(a -> known.add(new Writes()));
    Writes all = sum(known);
    Writes before;
    int round = 0;
    do {
      if (round++ == MOST_ROUNDS) {
        throw new IllegalStateException("no end of new values after " + MOST_ROUNDS + " rounds");
      }
      for (int i = 0; i < actors.size(); i++) {
        Recorder recorder =
            new Recorder(foreign(i, known, observed), sum(known), i == observer, false);
        recorder.explore(actors.get(i));
        known.set(i, recorder.writes());
      }
      before = all;
      all = sum(known);
    } while (!all.same(before));
    List<List<Trace>> traces = new ArrayList<>();
    for (int i = 0; i < actors.size(); i++) {
      Recorder recorder = new Recorder(foreign(i, known, observed), all, i == observer, true);
      traces.add(recorder.explore(actors.get(i)));
    }
    return withoutConstants(traces);
  }

  private static Writes sum(List<Writes> writes) {
    Writes sum = new Writes();
    writes.forEach(sum::addActor);
    return sum;
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
