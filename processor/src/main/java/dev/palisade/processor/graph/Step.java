package dev.palisade.processor.graph;

import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;

/**
 * One step of a trace: what a method does at a place on the way to a lock.
 *
 * @param method whose body or contract this is
 * @param place where
 * @param kind what kind of step
 * @param text what, in the third person: {@code calls Table.remove}
 */
public record Step(MethodId method, Place place, Kind kind, String text) {

  /** The kinds of steps. */
  public enum Kind {
    /** The method starts with the lock held. */
    ENTERED,
    /** The method takes the lock, or a contract says that it does. */
    TAKES,
    /** The method reads or writes a field. */
    TOUCHES,
    /** The method calls another. */
    CALLS,
    /** The method signals, so the core takes the driver's external lock. */
    SIGNALS,
    /** An order is declared. */
    ORDERS,
    /** A contract says something of the method. */
    PROMISES
  }
}
