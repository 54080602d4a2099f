package dev.palisade.runtime.model.rc11;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Place;
import dev.palisade.runtime.model.Program;
import dev.palisade.runtime.model.Trace;
import dev.palisade.runtime.model.Turns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether traces can take {@link Turns} at each place: a cheap look before the dear one, as many
 * traces do the same at a place.
 */
final class Meetings {
  /** One place: what traces do there, and which of that goes together. */
  private static final class Meeting {
    private final Object initial;
    private final Map<List<Turns.Step>, Integer> numbers = new HashMap<>();
    private final List<List<Turns.Step>> all = new ArrayList<>();

    /** By actor and trace: the number of what it does. */
    private final List<int[]> doings = new ArrayList<>();

    private final Map<List<Integer>, Boolean> known = new HashMap<>();

    Meeting(Place place, List<List<Trace>> traces) {
      initial = place.initial();
      for (List<Trace> ofActor : traces) {
        doings.add(ofActor.stream().mapToInt(t -> number(t, place)).toArray());
      }
    }

    private int number(Trace trace, Place place) {
      List<Turns.Step> steps =
          trace.events().stream().filter(e -> e.place() == place).map(Turns.Step::of).toList();
      return numbers.computeIfAbsent(
          steps,
          s -> {
            all.add(s);
            return all.size() - 1;
          });
    }

    boolean canBe(int[] chosen, int together) {
      List<Integer> key = new ArrayList<>(chosen.length);
      for (int actor = 0; actor < chosen.length; actor++) {
        key.add(doings.get(actor)[chosen[actor]]);
      }
      return known.computeIfAbsent(
          key, k -> Turns.exist(k.stream().map(all::get).toList(), together, initial));
    }
  }

  private final Meeting[] meetings;
  private final int together;

  Meetings(Program program) {
    together = program.traces().size() - (program.isObserved() ? 1 : 0);
    meetings =
        program.traces().stream()
            .flatMap(List::stream)
            .flatMap(t -> t.events().stream())
            .map(Event::place)
            .filter(p -> p != null)
            .distinct()
            .map(p -> new Meeting(p, program.traces()))
            .toArray(Meeting[]::new);
  }

  /** Whether these can; {@code chosen} has the number of a trace by actor. */
  boolean canBe(int[] chosen) {
    return Arrays.stream(meetings).allMatch(m -> m.canBe(chosen, together));
  }
}
