package dev.palisade.runtime.model.rc11;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Place;
import dev.palisade.runtime.model.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether traces can take turns such that each reads only what was written before, perhaps long
 * ago: NO-THIN-AIR alone. What is written stays readable here, so taking any turn that can be taken
 * is as good as any other.
 */
final class Schedule {
  private final List<List<Object>> written = new ArrayList<>();

  private Schedule() {
    for (int i = 0; i < Place.MOST; i++) {
      written.add(new ArrayList<>());
    }
  }

  /** Whether there is a schedule of these; if {@code observed}, the last comes after the others. */
  static boolean exists(List<Trace> traces, boolean observed) {
    Schedule schedule = new Schedule();
    int together = observed ? traces.size() - 1 : traces.size();
    return schedule.run(traces.subList(0, together))
        && schedule.run(traces.subList(together, traces.size()));
  }

  private boolean run(List<Trace> traces) {
    int[] next = new int[traces.size()];
    boolean moved = true;
    int ended = 0;
    while (moved) {
      moved = false;
      ended = 0;
      for (int i = 0; i < next.length; i++) {
        List<Event> events = traces.get(i).events();
        int start = next[i];
        while (next[i] < events.size() && take(events.get(next[i]))) {
          next[i]++;
        }
        moved |= next[i] > start;
        ended += next[i] == events.size() ? 1 : 0;
      }
    }
    return ended == next.length;
  }

  private boolean take(Event e) {
    if (e.place() == null) {
      return true;
    }
    List<Object> values = written.get(e.place().index());
    if (e.reads() && !e.accepts(e.place().initial()) && values.stream().noneMatch(e::accepts)) {
      return false;
    }
    if (e.writes()) {
      values.add(e.written());
    }
    return true;
  }
}
