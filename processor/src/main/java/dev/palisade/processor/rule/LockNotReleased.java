package dev.palisade.processor.rule;

import dev.palisade.processor.fact.Balance.End;
import dev.palisade.processor.fact.MethodFacts.Exit;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.graph.Step;
import dev.palisade.processor.rule.Imbalance.Odd;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A way out of a method on which a lock stays held that others, or the contract, give back. */
final class LockNotReleased implements Rule {
  static final String ID = "LockNotReleased";

  @Override
  public Collection<Finding> check(Model model) {
    return Imbalance.findings(
        model, odd -> odd.end().net() > odd.expected(), LockNotReleased::tell);
  }

  private static Finding tell(Odd odd) {
    End end = odd.end();
    String method = odd.method().display();
    Place taken = end.why() == null ? end.exit().place() : end.why();
    String leaves = end.exit().kind() == Exit.Kind.THROW ? " throws" : " returns";
    List<Step> steps =
        List.of(
            new Step(odd.method(), taken, Step.Kind.TAKES, "takes " + odd.lock()),
            new Step(
                odd.method(),
                end.exit().place(),
                Step.Kind.ENTERED,
                leaves.strip() + " with it held"));
    return new Finding(
        ID,
        Severity.ERROR,
        Keys.of(ID, List.of(odd.method().toString(), odd.lock().name())),
        taken,
        odd.declared()
            ? odd.lock() + " is still held when " + method + leaves + ", against its contract"
            : odd.lock() + " is given back on some ways out of " + method + " and not on others",
        List.of(new Trace(method + leaves + " without giving it back:", steps)),
        List.of(),
        List.of("give " + odd.lock() + " back in a finally block"),
        Set.of(odd.method().owner()));
  }
}
