package dev.palisade.processor.call;

import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.graph.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A deed and the shortest way to it.
 *
 * @param deed what is done, named as the first method of the way names it
 * @param doer the method that does it in the end
 * @param place where
 * @param text what it does there, in the third person
 * @param calls the calls from the first method to the doer, outermost first
 */
public record Trail(Deed deed, MethodId doer, Place place, String text, List<Step> calls) {
  public Trail {
    calls = List.copyOf(calls);
  }

  /** The same as a caller sees it. */
  Trail through(Step call, Deed seen) {
    List<Step> longer = new ArrayList<>(calls.size() + 1);
    longer.add(call);
    longer.addAll(calls);
    return new Trail(seen, doer, place, text, longer);
  }

  /** All steps, the deed last. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>(calls);
    steps.add(new Step(doer, place, Step.Kind.CALLS, text));
    return steps;
  }
}
