package dev.palisade.runtime.model;

import java.util.List;

/**
 * One run of an actor.
 *
 * @param events in program order
 * @param result what it returned
 */
public record Trace(List<Event> events, Object result) {
  public Trace {
    events = List.copyOf(events);
  }

  int updates() {
    return (int) events.stream().filter(e -> e.kind() == Event.Kind.UPDATE).count();
  }
}
