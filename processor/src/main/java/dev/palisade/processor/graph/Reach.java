package dev.palisade.processor.graph;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lock that a method may take before it returns, itself or in what it calls, named as the method
 * sees it.
 *
 * @param lock the lock
 * @param taker the method that takes it in the end
 * @param place where that method takes it
 * @param signals what the taker calls if the core takes the lock for it, {@code {lock}} standing
 *     for the lock; else empty
 * @param way the calls from here to the taker; null if there are none
 * @param ways how many ways those calls could go: the product of the bodies each may run
 * @param self what type the method's own object must be of for that, as an override of that type
 *     runs on the way; empty if any will do
 */
public record Reach(
    LockRef lock,
    MethodId taker,
    Place place,
    String signals,
    @Nullable Way way,
    int ways,
    String self) {
  /**
   * Longer chains are not followed: nobody reads them, and the graph has the inner edges anyway.
   */
  public static final int LONGEST = 16;

  /**
   * A chain of virtual calls that is one of more than these is not followed: nobody knows whether
   * any program puts just those objects together.
   */
  public static final int MOST_WAYS = 64;

  /**
   * Calls, outermost first. Who is called has the rest of them, too.
   *
   * @param length how many they are
   */
  public record Way(Step first, @Nullable Way rest, int length) {}

  /** What a method does itself. */
  public Reach(LockRef lock, MethodId taker, Place place, String signals) {
    this(lock, taker, place, signals, null, 1, "");
  }

  /** The calls from here to the taker, outermost first. */
  public List<Step> calls() {
    List<Step> calls = new ArrayList<>(length());
    for (Way next = way; next != null; next = next.rest) {
      calls.add(next.first);
    }
    return calls;
  }

  /** How many calls those are. */
  int length() {
    return way == null ? 0 : way.length;
  }

  /** Whether a caller may be told, one of whose calls goes these ways. */
  public boolean isTold(int more) {
    return isTold(length(), ways, more);
  }

  /** Whether it is told that a chain of calls goes on with one that goes these ways. */
  public static boolean isTold(int length, int ways, int more) {
    return length < LONGEST && ways * more <= MOST_WAYS;
  }

  /** Orders chains of calls, from 0: of those that guess least, the shortest first. */
  public static int cost(int length, int ways) {
    return (ways - 1) * (LONGEST + 1) + length;
  }

  int cost() {
    return cost(length(), ways);
  }

  /** The last step: the lock is taken. */
  public Step last(LockClass named) {
    return signals.isEmpty()
        ? Step.takes(taker, place, named)
        : new Step(taker, place, Step.Kind.SIGNALS, signals.replace("{lock}", named.display()));
  }

  /** The same, whatever the method's own object is. */
  Reach ofAny() {
    return self.isEmpty() ? this : new Reach(lock, taker, place, signals, way, ways, "");
  }

  /** The same by another name of the lock. */
  public Reach named(LockRef name) {
    return name == lock ? this : new Reach(name, taker, place, signals, way, ways, self);
  }

  /** The same as a caller sees it, whose own object must be of a type, too. */
  public Reach through(Step call, LockRef seen, int more, String callers) {
    Way longer = new Way(call, way, length() + 1);
    return new Reach(seen, taker, place, signals, longer, ways * more, callers);
  }
}
