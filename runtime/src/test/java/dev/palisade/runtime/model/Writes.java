package dev.palisade.runtime.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an actor, or several, may write in all their runs that are known so far. */
final class Writes {
  /**
   * How a value gets to a place.
   *
   * @param generation the fewest updates it may be made by, one of the other's result; infinite
   *     chains of them (counters) are cut by this
   * @param times how often one run writes it, at most
   */
  record Written(int generation, int times) {}

  private final Map<Place, Map<Object, Written>> byPlace = new LinkedHashMap<>();

  /** The most updates of one run. */
  private int updates;

  Map<Object, Written> at(Place place) {
    return byPlace.getOrDefault(place, Map.of());
  }

  int updates() {
    return updates;
  }

  /** Takes in one run; {@code generations} are those of its events. */
  void addRun(Iterable<Event> events, int[] generations) {
    Map<Place, Map<Object, Integer>> times = new HashMap<>();
    int i = 0;
    int updated = 0;
    for (Event e : events) {
      if (e.writes()) {
        int n =
            times
                .computeIfAbsent(e.place(), p -> new HashMap<>())
                .merge(e.written(), 1, Integer::sum);
        byPlace
            .computeIfAbsent(e.place(), p -> new LinkedHashMap<>())
            .merge(
                e.written(),
                new Written(generations[i], n),
                (a, b) ->
                    new Written(Math.min(a.generation, b.generation), Math.max(a.times, b.times)));
      }
      updated += e.kind() == Event.Kind.UPDATE ? 1 : 0;
      i++;
    }
    updates = Math.max(updates, updated);
  }

  /** Takes in all of another actor: both run. */
  void addActor(Writes other) {
    other.byPlace.forEach(
        (place, values) ->
            values.forEach(
                (value, written) ->
                    byPlace
                        .computeIfAbsent(place, p -> new LinkedHashMap<>())
                        .merge(
                            value,
                            written,
                            (a, b) ->
                                new Written(
                                    Math.min(a.generation, b.generation), a.times + b.times))));
    updates += other.updates;
  }

  boolean same(Writes other) {
    return updates == other.updates && byPlace.equals(other.byPlace);
  }
}
