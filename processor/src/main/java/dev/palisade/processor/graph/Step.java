package dev.palisade.processor.graph;

import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;

/**
 * One step of a trace: what a method does at a place on the way to a lock.
 *
 * @param method whose body or contract this is
 * @param place where
 * @param kind what kind of step
 * @param does what, in the third person, up to the name it may end with
 * @param what is named there, a method or a lock; empty if nothing is
 */
public record Step(MethodId method, Place place, Kind kind, String does, Object what) {

  /** A step that is told in these words. */
  public Step(MethodId method, Place place, Kind kind, String text) {
    this(method, place, kind, text, "");
  }

  /** A method calls another. */
  public static Step calls(MethodId method, Place place, MethodId callee) {
    return new Step(method, place, Kind.CALLS, "calls ", callee);
  }

  /** A method takes a lock. */
  public static Step takes(MethodId method, Place place, LockClass lock) {
    return new Step(method, place, Kind.TAKES, "takes ", lock);
  }

  /** What it does: {@code calls Table.remove}. Most steps are never told, so it is not kept. */
  public String text() {
    return does + (what instanceof MethodId callee ? callee.display() : what);
  }

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
