package dev.palisade.runtime.model.bytecode;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * A bounded program over the fence core. Making it sets the stage: that is before all actors. What
 * an actor does must follow from what it reads alone; what it returns becomes part of the outcome,
 * as text. Fields of a scenario that are not final are memory like the core's, and plain.
 */
public interface Scenario {
  /** What runs at the same time. */
  List<Callable<?>> actors();

  /** What runs when all actors have ended; null for nothing. */
  default Callable<?> observer() {
    return null;
  }

  /**
   * The outcomes that are allowed, each of which must be reached: the results in order of the
   * actors, the observer's last, with {@code " | "} between. An actor that parked for good results
   * in {@code parked}; what it returned is followed by {@code " woke n"} for each actor it
   * unparked.
   */
  Set<String> outcomes();
}
