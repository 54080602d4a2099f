package dev.palisade.runtime.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One trace of each actor, put together: what does not depend on who read from whom. Places that
 * only one actor of them touches, or that nobody writes, constrain nobody else and are left out.
 */
public final class Candidate {
  /** The most events, initial writes included: the rows of a {@link Relation}. */
  static final int EVENTS = 64;

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
  final long plain;
  final long volatiles;

  private Candidate(List<Trace> traces, List<Event> events, List<Integer> actors, int observer) {
    this.traces = traces;
    this.events = events.toArray(Event[]::new);
    this.actors = actors.stream().mapToInt(Integer::intValue).toArray();
    int n = events.size();
    if (n > EVENTS) {
      throw new IllegalStateException(n + " events are more than " + EVENTS);
    }
    order = new Relation(n);
    long r = 0;
    long w = 0;
    long p = 0;
    long v = 0;
    for (int b = 0; b < n; b++) {
      Event e = this.events[b];
      long bit = 1L << b;
      r |= e.reads() ? bit : 0;
      w |= e.writes() ? bit : 0;
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
    plain = p;
    volatiles = v;
  }

  /**
   * Puts traces together.
   *
   * @param observed whether the last is an observer's
   * @return null if they do not go together whatever the order
   */
  static Candidate of(List<Trace> traces, boolean observed) {
    Place[] places = new Place[Place.MOST];
    long touched = 0;
    long shared = 0;
    long written = 0;
    for (Trace trace : traces) {
      long here = 0;
      for (Event e : trace.events()) {
        if (e.place() != null) {
          places[e.place().index()] = e.place();
          here |= e.place().bit();
          written |= e.writes() ? e.place().bit() : 0;
        }
      }
      shared |= touched & here;
      touched |= here;
    }
    shared &= written;
    List<Event> events = new ArrayList<>();
    List<Integer> actors = new ArrayList<>();
    for (long rest = shared; rest != 0; rest &= rest - 1) {
      Place place = places[Long.numberOfTrailingZeros(rest)];
      events.add(
          new Event(Event.Kind.WRITE, place, Mode.PLAIN, null, false, place.initial(), null));
      actors.add(NOBODY);
    }
    for (int i = 0; i < traces.size(); i++) {
      Object[] values = new Object[Place.MOST];
      for (Event e : traces.get(i).events()) {
        if (e.place() == null || (e.place().bit() & shared) != 0) {
          events.add(e);
          actors.add(i);
        } else if (!agrees(e, values)) {
          return null;
        }
      }
    }
    return new Candidate(traces, events, actors, observed ? traces.size() - 1 : Integer.MAX_VALUE);
  }

  /** Follows a place that is nobody else's. */
  private static boolean agrees(Event e, Object[] values) {
    int i = e.place().index();
    Object value = values[i] == null ? e.place().initial() : values[i];
    if (e.reads() && !e.accepts(value)) {
      return false;
    }
    if (e.writes()) {
      values[i] = e.written();
    }
    return true;
  }

  int size() {
    return events.length;
  }

  /** The traces' results, in order of the actors. */
  public List<Object> results() {
    return traces.stream().map(Trace::result).toList();
  }

  public List<Trace> traces() {
    return traces;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < events.length; i++) {
      out.append(i).append(": ").append(actors[i]).append(' ').append(events[i]).append('\n');
    }
    return out + Arrays.toString(actors);
  }
}
