package dev.palisade.processor.call;

import dev.palisade.processor.call.Deed.Event;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.TypeNames;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Program;
import org.jspecify.annotations.Nullable;

/**
 * All events that one statement can be made of, as a lock class is all such locks: of the objects
 * in one field, of what is made in one place, of the instances of a type of the program, or what a
 * monitor is notified of. A collection and its elements are one.
 *
 * @param name of the objects, unique
 * @param facet which of their events; empty if they have one
 * @param display what a message says
 */
public record EventClass(String name, String facet, String display)
    implements Comparable<EventClass> {
  private static final String NOTIFICATION = "notification";

  /** The class of an event; null if nobody can name it. */
  static @Nullable EventClass of(Event event, Program program) {
    ObjectPath object = event.object();
    String facet = event.facet();
    if (facet.equals(NOTIFICATION)) {
      LockClass lock = program.classes().of(LockRef.monitor(object));
      return lock == null
          ? null
          : new EventClass(lock.name(), facet, "notification of " + lock.display());
    }
    String type = object.objectType();
    if (isOne(type, program)) {
      return of(type, facet, TypeNames.simple(type));
    }
    if (object.fields().isEmpty() || object.last().isElementOfAny()) {
      return null;
    }
    FieldId field = object.last().container();
    return of(field.toString(), facet, field.display());
  }

  /** Whether all of a type are one: of a type of the program, but not fences, which all may use. */
  static boolean isOne(String type, Program program) {
    return program.hasType(type) && !type.startsWith("dev.palisade.runtime.");
  }

  /** Whether it is of what is made in one place of a method, or returned by one. */
  boolean isMade() {
    return name.indexOf(FieldId.NAMELESS) >= 0;
  }

  private static EventClass of(String name, String facet, String display) {
    return new EventClass(name, facet, facet.isEmpty() ? display : facet + " of " + display);
  }

  @Override
  public int compareTo(EventClass other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : facet.compareTo(other.facet);
  }

  @Override
  public String toString() {
    return display;
  }
}
