package dev.palisade.runtime.model.rc11;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Mode;
import dev.palisade.runtime.model.Place;
import dev.palisade.runtime.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The events of traces, put together, that constrain other actors; what is admitted with the others
 * is admitted without, and the other way round. Left out are
 *
 * <ul>
 *   <li>places that only one actor touches before the observer does, or that nobody writes;
 *   <li>what an actor reads where it alone writes;
 *   <li>a read of a value that its actor has just come by, if it has synchronized with nobody since
 *       and learns no more by it: it can read from the same write.
 * </ul>
 */
final class Essence {
  private final Map<Integer, Place> shared = new TreeMap<>();

  /** By place: the bits of the actors that write it. */
  private final long[] writers = new long[Place.MOST];

  /**
   * That of traces.
   *
   * @param together how many of them take turns
   */
  Essence(List<Trace> traces, int together) {
    long touched = 0;
    long twice = 0;
    Place[] places = new Place[Place.MOST];
    for (int i = 0; i < together; i++) {
      long here = 0;
      for (Event e : traces.get(i).events()) {
        if (e.place() != null) {
          int place = e.place().index();
          places[place] = e.place();
          here |= e.place().bit();
          writers[place] |= e.writes() ? 1L << i : 0;
        }
      }
      twice |= touched & here;
      touched |= here;
    }
    for (; twice != 0; twice &= twice - 1) {
      int place = Long.numberOfTrailingZeros(twice);
      if (writers[place] != 0) {
        shared.put(place, places[place]);
      }
    }
  }

  Iterable<Place> places() {
    return shared.values();
  }

  /** Of one actor, by its number. */
  List<Event> of(Trace trace, int actor) {
    List<Event> essence = new ArrayList<>();
    for (Event e : trace.events()) {
      boolean counts = e.place() == null || shared.containsKey(e.place().index());
      if (counts && !isOwn(e, actor) && !isKnown(e, essence)) {
        essence.add(e);
      }
    }
    return essence;
  }

  private boolean isOwn(Event e, int actor) {
    return e.kind() == Event.Kind.READ && writers[e.place().index()] == 1L << actor;
  }

  private static boolean isKnown(Event read, List<Event> before) {
    if (read.kind() != Event.Kind.READ
        || read.unlike()
        || read.mode().compareTo(Mode.ACQUIRE) > 0) {
      return false;
    }
    boolean plain = read.mode() == Mode.PLAIN;
    for (int i = before.size() - 1; i >= 0; i--) {
      Event e = before.get(i);
      if (e.place() == read.place()) {
        Object value = e.writes() ? e.written() : e.unlike() ? null : e.read();
        return read.read().equals(value)
            && (e.mode() == Mode.PLAIN) == plain
            && (!read.mode().acquires() || !e.reads() || e.mode().acquires());
      }
      if (e.mode().acquires() || plain && e.mode().releases()) {
        return false;
      }
    }
    return false;
  }
}
