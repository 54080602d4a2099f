package dev.palisade.processor.graph;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * A lock that a method may take before it returns, itself or in what it calls, named as the method
 * sees it.
 *
 * @param lock the lock
 * @param taker the method that takes it in the end
 * @param place where that method takes it
 * @param signals what the taker calls if the core takes the lock for it, {@code {lock}} standing
 *     for the lock; else empty
 * @param calls the calls from here to the taker, outermost first
 */
public record Reach(LockRef lock, MethodId taker, Place place, String signals, List<Step> calls) {
  /**
   * Longer chains are not followed: nobody reads them, and the graph has the inner edges anyway.
   */
  public static final int LONGEST = 16;

  public Reach {
    calls = List.copyOf(calls);
  }

  /** The last step: the lock is taken. */
  public Step last(LockClass named) {
    return signals.isEmpty()
        ? new Step(taker, place, Step.Kind.TAKES, "takes " + named)
        : new Step(taker, place, Step.Kind.SIGNALS, signals.replace("{lock}", named.display()));
  }

  /** The same by another name of the lock. */
  public Reach named(LockRef name) {
    return new Reach(name, taker, place, signals, calls);
  }

  /** The same as a caller sees it. */
  public Reach through(Step call, LockRef seen) {
    List<Step> longer = new ArrayList<>(calls.size() + 1);
    longer.add(call);
    longer.addAll(calls);
    return new Reach(seen, taker, place, signals, longer);
  }
}
