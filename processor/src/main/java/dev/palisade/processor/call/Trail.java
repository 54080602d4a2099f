package dev.palisade.processor.call;

import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.graph.CallGraph;
import dev.palisade.processor.graph.Reach;
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
 * @param ways how many ways those calls could go
 * @param self the type that the first method's own object must be of; empty if any will do
 */
public record Trail(
    Deed deed, MethodId doer, Place place, String text, List<Step> calls, int ways, String self) {
  public Trail {
    calls = List.copyOf(calls);
  }

  /** What a method does itself. */
  Trail(Deed deed, MethodId doer, Place place, String text) {
    this(deed, doer, place, text, List.of(), 1, "");
  }

  int cost() {
    return Reach.cost(calls.size(), ways);
  }

  /** The same as the caller at a site sees it, whose own object must be of a type, too. */
  Trail through(CallGraph.Site site, Deed seen, String callers) {
    List<Step> longer = new ArrayList<>(calls.size() + 1);
    longer.add(site.step());
    longer.addAll(calls);
    return new Trail(seen, doer, place, text, longer, ways * site.ways(), callers);
  }

  /** All steps, the deed last. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>(calls);
    steps.add(new Step(doer, place, Step.Kind.CALLS, text));
    return steps;
  }
}
