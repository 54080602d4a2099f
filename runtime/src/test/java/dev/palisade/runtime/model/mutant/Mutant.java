package dev.palisade.runtime.model.mutant;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Mode;
import dev.palisade.runtime.model.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of the core for the worse. It is made in the traces and not in the code: what an actor
 * does depends on what it reads, not on how, so the traces of weaker code are these same ones with
 * other modes; and of code with two accesses swapped, these with two events swapped.
 */
interface Mutant {
  /** For the table. */
  String name();

  /** Whether it makes accesses plain, so that they may race. */
  default boolean mayRace() {
    return false;
  }

  /** What the actor does now; the same object if nothing else than before. */
  Trace apply(Trace trace);

  /** One access is a step weaker. */
  record Weaker(String access, Mode from, Mode to) implements Mutant {
    @Override
    public String name() {
      return access + " " + from + " -> " + to;
    }

    @Override
    public boolean mayRace() {
      return to == Mode.PLAIN;
    }

    @Override
    public Trace apply(Trace trace) {
      if (trace.events().stream().noneMatch(this::concerns)) {
        return trace;
      }
      List<Event> events =
          trace.events().stream().map(e -> concerns(e) ? e.withMode(to) : e).toList();
      return new Trace(events, trace.result());
    }

    private boolean concerns(Event e) {
      return e.site().access().equals(access);
    }
  }

  /** Two accesses that follow each other stand the other way round. */
  record Swapped(String first, String second) implements Mutant {
    @Override
    public String name() {
      return first + " <-> " + second;
    }

    @Override
    public Trace apply(Trace trace) {
      List<Event> events = new ArrayList<>(trace.events());
      boolean changed = false;
      for (int i = 0; i + 1 < events.size(); i++) {
        Event a = events.get(i);
        Event b = events.get(i + 1);
        if (isThis(a, b)) {
          events.set(i, b);
          events.set(++i, a);
          changed = true;
        }
      }
      return changed ? new Trace(events, trace.result()) : trace;
    }

    private boolean isThis(Event a, Event b) {
      return a.site().caller().equals(first)
          && b.site().caller().equals(second)
          && a.site().call().equals(b.site().call())
          && a.place() != b.place();
    }
  }
}
