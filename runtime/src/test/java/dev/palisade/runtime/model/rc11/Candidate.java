package dev.palisade.runtime.model.rc11;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Mode;
import dev.palisade.runtime.model.Place;
import dev.palisade.runtime.model.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The {@link Essence} of one trace of each actor: what does not depend on who read from whom. */
public final class Candidate {
  /** The actor of the initial writes. */
  static final int NOBODY = -1;

  private final List<Trace> traces;
  final Event[] events;
  final int[] actors;

  /** Program order; initial writes come before all, and all comes before the observer. */
  final Relation order;

  /** The events at each place, by the place's index. */
  final long[] at = new long[Place.MOST];

  final long reads;
  final long writes;
  private final long initial;
  final long plain;
  final long volatiles;

  private Candidate(List<Trace> traces, List<Event> events, List<Integer> actors, int observer) {
    this.traces = List.copyOf(traces);
    this.events = events.toArray(Event[]::new);
    this.actors = actors.stream().mapToInt(Integer::intValue).toArray();
    int n = events.size();
    if (n > Trace.EVENTS) {
      throw new IllegalStateException(n + " events are more than " + Trace.EVENTS);
    }
    order = new Relation(n);
    long r = 0;
    long w = 0;
    long i = 0;
    long p = 0;
    long v = 0;
    for (int b = 0; b < n; b++) {
      Event e = this.events[b];
      long bit = 1L << b;
      r |= e.reads() ? bit : 0;
      w |= e.writes() ? bit : 0;
      i |= this.actors[b] == NOBODY ? bit : 0;
      p |= e.mode() == Mode.PLAIN && this.actors[b] != NOBODY ? bit : 0;
      v |= e.mode() == Mode.VOLATILE ? bit : 0;
      if (e.place() != null) {
        at[e.place().index()] |= bit;
      }
      for (int a = 0; a < b; a++) {
        if (this.actors[a] == this.actors[b]
            ? this.actors[a] != NOBODY
            : this.actors[a] == NOBODY || this.actors[b] == observer) {
          order.add(a, b);
        }
      }
    }
    reads = r;
    writes = w;
    initial = i;
    plain = p;
    volatiles = v;
  }

  /**
   * Puts traces together that can {@linkplain Meetings meet}.
   *
   * @param observed whether the last is an observer's
   */
  static Candidate of(List<Trace> traces, boolean observed) {
    int together = observed ? traces.size() - 1 : traces.size();
    Essence essence = new Essence(traces, together);
    List<Event> events = new ArrayList<>();
    List<Integer> actors = new ArrayList<>();
    for (Place place : essence.places()) {
      events.add(
          new Event(Event.Kind.WRITE, place, Mode.PLAIN, null, false, place.initial(), null));
    }
    actors.addAll(Collections.nCopies(events.size(), NOBODY));
    for (int i = 0; i < traces.size(); i++) {
      events.addAll(essence.of(traces.get(i), i));
      actors.addAll(Collections.nCopies(events.size() - actors.size(), i));
    }
    return new Candidate(traces, events, actors, observed ? together : Integer.MAX_VALUE);
  }

  int size() {
    return events.length;
  }

  public List<Trace> traces() {
    return traces;
  }

  /** Whether there are two accesses that race in some execution, for all that can be seen here. */
  boolean mayRace() {
    for (long rest = plain; rest != 0; rest &= rest - 1) {
      int a = Long.numberOfTrailingZeros(rest);
      for (long others = conflicts(a); others != 0; others &= others - 1) {
        if (actors[Long.numberOfTrailingZeros(others)] != actors[a]) {
          return true;
        }
      }
    }
    return false;
  }

  /** The accesses of actors to the same place, at least one of the two a write. */
  long conflicts(int a) {
    Event event = events[a];
    long others = at[event.place().index()] & ~initial;
    return event.writes() ? others : others & writes;
  }
}
