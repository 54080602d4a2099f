package dev.palisade.processor.rule;

import dev.palisade.processor.fact.Balance.End;
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

/** A lock given back that is not held on some way there, or that the contract lets nobody take. */
final class ReleaseWithoutAcquire implements Rule {
  static final String ID = "ReleaseWithoutAcquire";

  @Override
  public Collection<Finding> check(Model model) {
    return Imbalance.findings(
        model, odd -> odd.end().net() < odd.expected(), ReleaseWithoutAcquire::tell);
  }

  private static Finding tell(Odd odd) {
    End end = odd.end();
    String method = odd.method().display();
    Place given = end.why() == null ? end.exit().place() : end.why();
    boolean gives = end.net() < 0;
    String title =
        !gives
            ? odd.lock() + " is not held when " + method + " ends, although its contract says so"
            : odd.declared()
                ? method + " gives back " + odd.lock() + ", which its contract does not say"
                : method + " gives back " + odd.lock() + " on a way on which it did not take it";
    Step step =
        new Step(
            odd.method(),
            given,
            Step.Kind.TAKES,
            gives ? "gives back " + odd.lock() : "ends without " + odd.lock());
    return new Finding(
        ID,
        Severity.ERROR,
        Keys.of(ID, List.of(odd.method().toString(), odd.lock().name())),
        given,
        title,
        List.of(new Trace(method + " on that way:", List.of(step))),
        List.of(),
        List.of(
            gives
                ? "give it back only where it was taken"
                : "take " + odd.lock() + " on every way that returns"),
        Set.of(odd.method().owner()));
  }
}
