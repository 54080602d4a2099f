package dev.palisade.runtime.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an actor, or several, may write in all their runs that are known so far. */
final class Writes {
  /**
   * How a value gets to a place.
   *
   * @param generation the fewest updates of this place that may have led to it; infinite chains of
   *     them (counters) are cut by this
   * @param times how often one run writes it, at most
   */
  record Written(int generation, int times) {}

  /** The values of a place, and what one run may do there. */
  private static final class Values {
    final Map<Object, Written> written = new LinkedHashMap<>();

    /** What runs do here. */
    final Set<List<Turns.Step>> runs = new HashSet<>();

    /** By value: what every run that writes it has read before, of what it had not written. */
    final Map<Object, Set<List<Object>>> needs = new HashMap<>();

    /** Those that were there when a run had ended. */
    final Set<Object> last = new HashSet<>();

    /** How many runs have ended that write here. */
    int endings;

    /** The most updates. */
    int updates;

    void add(Object value, int generation, int times) {
      written.merge(
          value,
          new Written(generation, times),
          (a, b) -> new Written(Math.min(a.generation, b.generation), Math.max(a.times, b.times)));
    }

    boolean same(Values other) {
      return updates == other.updates
          && written.equals(other.written)
          && runs.equals(other.runs)
          && needs.equals(other.needs)
          && last.equals(other.last)
          && endings == other.endings;
    }
  }

  private final Map<Place, Values> byPlace = new LinkedHashMap<>();

  /** How many runs have ended. */
  private int endings;

  /** If these are several actors': each one's. */
  private final List<Writes> actors = new ArrayList<>();

  Map<Object, Written> at(Place place) {
    Values values = byPlace.get(place);
    return values == null ? Map.of() : values.written;
  }

  /** The most updates of a place. */
  int updates(Place place) {
    Values values = byPlace.get(place);
    return values == null ? 0 : values.updates;
  }

  /**
   * Whether who has done {@code own} at a place, and has come by {@code seen} there, may see that
   * one's last: COHERENCE.
   */
  boolean isInOrder(Place place, List<Turns.Step> own, List<Object> seen) {
    Object value = seen.get(seen.size() - 1);
    Writes writer = onlyWriter(place, value);
    if (writer == null) {
      return true;
    }
    Set<List<Turns.Step>> runs = writer.byPlace.get(place).runs;
    if (actors.stream().allMatch(a -> a == writer || a.at(place).isEmpty())) {
      List<Turns.Step> then = new ArrayList<>(own);
      then.add(Turns.Step.reading(value));
      return runs.stream().anyMatch(run -> Turns.lead(then, run, place.initial()));
    }
    List<Object> fromOne = seen.stream().filter(v -> onlyWriter(place, v) == writer).toList();
    return runs.stream().anyMatch(run -> isWithin(run, fromOne));
  }

  private static boolean isWithin(List<Turns.Step> run, List<Object> seen) {
    int i = 0;
    for (Turns.Step step : run) {
      while (i < seen.size() && seen.get(i).equals(step.written())) {
        i++;
      }
    }
    return i == seen.size();
  }

  /** Null if there are several. */
  private Writes onlyWriter(Place place, Object value) {
    Writes writer = null;
    for (Writes each : actors) {
      if (each.at(place).containsKey(value)) {
        if (writer != null) {
          return null;
        }
        writer = each;
      }
    }
    return writer;
  }

  /**
   * Whether some actor may have written {@code value} already, when only {@code own} was written by
   * who asks: NO-THIN-AIR.
   */
  boolean isPossible(Place place, Object value, Set<List<Object>> own) {
    for (Writes writer : actors) {
      Values values = writer.byPlace.get(place);
      Set<List<Object>> needs = values == null ? null : values.needs.get(value);
      if (needs != null
          && needs.stream().allMatch(need -> own.contains(need) || isByOthers(need, writer))) {
        return true;
      }
    }
    return false;
  }

  /** What may be at a place when all have ended. */
  Set<Object> last(Place place) {
    Set<Object> last = new LinkedHashSet<>();
    boolean written = false;
    for (Writes each : actors) {
      Values values = each.byPlace.get(place);
      if (values != null) {
        last.addAll(values.last);
        written |= values.endings == each.endings;
      }
    }
    if (!written) {
      last.add(place.initial());
    }
    return last;
  }

  private boolean isByOthers(List<Object> written, Writes writer) {
    return actors.stream()
        .anyMatch(a -> a != writer && a.at((Place) written.get(0)).containsKey(written.get(1)));
  }

  /**
   * Takes in one run.
   *
   * @param generations those of its events
   * @param ended whether it came to its end
   */
  void addRun(Iterable<Event> events, int[] generations, boolean ended) {
    Map<Place, List<Object>> written = new HashMap<>();
    Map<Place, Integer> updates = new HashMap<>();
    Map<Place, List<Turns.Step>> steps = new HashMap<>();
    Set<List<Object>> needs = new HashSet<>();
    int i = 0;
    for (Event e : events) {
      if (e.place() != null) {
        steps.computeIfAbsent(e.place(), p -> new ArrayList<>()).add(Turns.Step.of(e));
      }
      List<Object> before = written.computeIfAbsent(e.place(), p -> new ArrayList<>());
      if (e.reads()
          && !e.unlike()
          && !e.read().equals(e.place().initial())
          && !before.contains(e.read())) {
        needs.add(List.of(e.place(), e.read()));
      }
      if (e.writes()) {
        Values values = byPlace.computeIfAbsent(e.place(), p -> new Values());
        Set<List<Object>> known = values.needs.get(e.written());
        if (known == null) {
          values.needs.put(e.written(), new HashSet<>(needs));
        } else {
          known.retainAll(needs);
        }
        before.add(e.written());
        values.add(e.written(), generations[i], Collections.frequency(before, e.written()));
        if (e.kind() == Event.Kind.UPDATE) {
          values.updates = Math.max(values.updates, updates.merge(e.place(), 1, Integer::sum));
        }
      }
      i++;
    }
    endings += ended ? 1 : 0;
    steps.forEach((place, run) -> byPlace.computeIfAbsent(place, p -> new Values()).runs.add(run));
    written.forEach(
        (place, sequence) -> {
          if (!sequence.isEmpty()) {
            Values values = byPlace.get(place);
            if (ended) {
              values.last.add(sequence.get(sequence.size() - 1));
              values.endings++;
            }
          }
        });
  }

  /** Takes in all of another actor: both run. */
  void addActor(Writes other) {
    actors.add(other);
    other.byPlace.forEach(
        (place, values) -> {
          Values sum = byPlace.computeIfAbsent(place, p -> new Values());
          values.written.forEach(
              (value, written) -> {
                Written known = sum.written.get(value);
                int times = written.times + (known == null ? 0 : known.times);
                sum.add(value, written.generation, times);
              });
          sum.updates += values.updates;
        });
  }

  boolean same(Writes other) {
    boolean same =
        actors.size() == other.actors.size() && byPlace.keySet().equals(other.byPlace.keySet());
    for (int i = 0; same && i < actors.size(); i++) {
      same = actors.get(i).same(other.actors.get(i));
    }
    return same
        && byPlace.entrySet().stream()
            .allMatch(e -> e.getValue().same(other.byPlace.get(e.getKey())));
  }
}
