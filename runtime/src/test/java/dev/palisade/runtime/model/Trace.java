package dev.palisade.runtime.model;

import java.util.List;

/**
 * One run of an actor.
 *
 * @param events in program order
 * @param result what it returned
 */
public record Trace(List<Event> events, Object result) {
  /** The most events of an execution, initial writes included. */
  public static final int EVENTS = 64;

  public Trace {
    events = List.copyOf(events);
  }

  /** Whether there is a plain access in it. */
  public boolean hasPlain() {
    return events.stream().anyMatch(e -> e.mode() == Mode.PLAIN);
  }
}
