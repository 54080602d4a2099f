package dev.palisade.processor.call;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.TypeNames;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Program;
import java.util.Optional;

/**
 * All events that one statement can be made of, as a lock class is all such locks: of the objects
 * in one field, of the instances of a type of the program, or what a monitor is notified of.
 *
 * @param name unique
 * @param display what a message says
 */
public record EventClass(String name, String display) implements Comparable<EventClass> {
  private static final String NOTIFICATION = "notification";

  /** The class of an event; empty if nobody can name it. */
  static Optional<EventClass> of(Event event, Program program) {
    ObjectPath object = event.object();
    if (event.facet().equals(NOTIFICATION)) {
      Optional<LockClass> monitor = program.classes().of(LockRef.monitor(object));
      return monitor.map(
          lock -> new EventClass("notification of " + lock.name(), "notification of " + lock));
    }
    if (program.hasType(object.objectType())) {
      String type = object.objectType();
      return Optional.of(of(type, TypeNames.simple(type), event.facet()));
    }
    if (object.fields().isEmpty()) {
      return Optional.empty();
    }
    FieldId field = object.fields().get(object.fields().size() - 1);
    return Optional.of(of(field.toString(), field.display(), event.facet()));
  }

  private static EventClass of(String name, String display, String facet) {
    return facet.isEmpty()
        ? new EventClass(name, display)
        : new EventClass(name + " " + facet, facet + " of " + display);
  }

  @Override
  public int compareTo(EventClass other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return display;
  }
}
