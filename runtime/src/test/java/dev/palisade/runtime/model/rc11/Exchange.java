package dev.palisade.runtime.model.rc11;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Place;
import dev.palisade.runtime.model.Program;
import dev.palisade.runtime.model.Trace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cheap first look at whether traces go together: what each needs others to have written, and
 * what it writes, as sets of numbered pairs of place and value.
 */
final class Exchange {
  /** By actor and trace. */
  private final List<List<Sets>> sets;

  /** By actor: what it and those after it may offer. */
  private final long[][] later;

  private final Map<List<Object>, Integer> numbers = new HashMap<>();

  /** What is needed and what is offered, by traces that were chosen. */
  record Sets(long[] needs, long[] offers) {}

  Exchange(Program program) {
    program.traces().forEach(ofActor -> ofActor.forEach(this::number));
    sets =
        program.traces().stream().map(ofActor -> ofActor.stream().map(this::of).toList()).toList();
    later = new long[sets.size() + 1][words()];
    for (int actor = sets.size() - 1; actor >= 0; actor--) {
      later[actor] = later[actor + 1].clone();
      for (Sets each : sets.get(actor)) {
        add(later[actor], each.offers);
      }
    }
  }

  private void number(Trace trace) {
    for (Event e : trace.events()) {
      if (e.reads()) {
        numbers.putIfAbsent(List.of(e.place(), e.read()), numbers.size());
      }
    }
  }

  private int words() {
    return numbers.size() / Long.SIZE + 1;
  }

  private Sets of(Trace trace) {
    Sets result = none();
    Set<Place> written = new HashSet<>();
    for (Event e : trace.events()) {
      if (e.reads() && !e.unlike()) {
        boolean initial = !written.contains(e.place()) && e.accepts(e.place().initial());
        int pair = numbers.get(List.of(e.place(), e.read()));
        long bit = 1L << pair;
        if (!initial && (result.offers[pair / Long.SIZE] & bit) == 0) {
          result.needs[pair / Long.SIZE] |= bit;
        }
      }
      if (e.writes()) {
        written.add(e.place());
        Integer pair = numbers.get(List.of(e.place(), e.written()));
        if (pair != null) {
          result.offers[pair / Long.SIZE] |= 1L << pair;
        }
      }
    }
    return result;
  }

  Sets none() {
    return new Sets(new long[words()], new long[words()]);
  }

  /**
   * The sets with one more trace's; null if its needs cannot be met by it, these, or later actors.
   */
  Sets plus(Sets sum, int actor, int trace) {
    Sets more = sets.get(actor).get(trace);
    for (int i = 0; i < sum.needs.length; i++) {
      long offers = sum.offers[i] | more.offers[i] | later[actor + 1][i];
      if (((sum.needs[i] | more.needs[i]) & ~offers) != 0) {
        return null;
      }
    }
    Sets result = new Sets(sum.needs.clone(), sum.offers.clone());
    add(result.needs, more.needs);
    add(result.offers, more.offers);
    return result;
  }

  private static void add(long[] to, long[] from) {
    for (int i = 0; i < to.length; i++) {
      to[i] |= from[i];
    }
  }
}
