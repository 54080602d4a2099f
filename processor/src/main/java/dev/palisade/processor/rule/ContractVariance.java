package dev.palisade.processor.rule;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.Facts.StandIn;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Conversion;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.graph.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An override, an inherited implementation or a method reference that promises less than what it
 * stands in for: whoever calls through the other one is told something that is not so.
 *
 * <p>What an annotation says is compared with what an annotation says, so every compiler can see
 * it. What a body does is {@code UndeclaredEffect}'s.
 */
final class ContractVariance implements Rule {
  static final String ID = "ContractVariance";

  @Override
  public List<Finding> check(Model model) {
    Variance variance = new Variance(model.program().classes());
    List<Finding> findings = new ArrayList<>();
    for (StandIn standIn : model.program().facts().standIns()) {
      if (!standIn.place().isForeign()) {
        Contract says = model.program().ownContract(standIn.method());
        Contract promised = model.program().ownContract(standIn.overridden());
        boolean known = promised != null || model.program().hasType(standIn.overridden().owner());
        if (says != null && known && !isInherited(model, says)) {
          Pair pair = new Pair(says, promised, standIn);
          variance
              .less(says, promised, standIn.bodyless())
              .forEach(breach -> findings.add(finding(pair, breach)));
        }
      }
    }
    for (MethodFacts body : model.program().bodies()) {
      body.conversions()
          .forEach(conversion -> convert(model, variance, body, conversion, findings));
    }
    findings.sort(Comparator.comparing(Finding::title));
    return findings;
  }

  /**
   * Whether a contract is only what another method says that this one overrides: then it is the
   * same, or, once the compiler has forgotten where that was, on no line. Contracts are not
   * inherited where no bodies are known.
   */
  static boolean isInherited(Model model, Contract contract) {
    Facts facts = model.program().facts();
    return !facts.methods().isEmpty()
        && facts.standIns().stream()
            .filter(standIn -> standIn.method().equals(contract.method()))
            .map(standIn -> model.program().ownContract(standIn.overridden()))
            .filter(Objects::nonNull)
            .anyMatch(
                other ->
                    contract.place().line() == 0
                        || other.inheritedBy(contract.method()).equals(contract));
  }

  private static void convert(
      Model model,
      Variance variance,
      MethodFacts body,
      Conversion conversion,
      List<Finding> findings) {
    Contract says = model.program().ownContract(conversion.code());
    Contract promised = model.program().ownContract(conversion.implemented());
    if (says == null || promised == null || conversion.place().isForeign()) {
      return;
    }
    StandIn standIn =
        new StandIn(
            conversion.code(),
            conversion.implemented(),
            true,
            body.id().owner(),
            conversion.place());
    variance
        .less(says, promised, true)
        .forEach(breach -> findings.add(finding(new Pair(says, promised, standIn), breach)));
  }

  private record Pair(Contract says, @Nullable Contract promised, StandIn standIn) {}

  private static Finding finding(Pair pair, Variance.Breach breach) {
    StandIn standIn = pair.standIn();
    String method = standIn.method().display();
    String other = standIn.overridden().display();
    Place promise = pair.promised() == null ? standIn.place() : pair.promised().place();
    List<Trace> traces =
        List.of(
            new Trace(
                method + " stands in for " + other + ":",
                List.of(
                    new Step(
                        standIn.overridden(),
                        promise,
                        Step.Kind.PROMISES,
                        other + " " + breach.promised()),
                    new Step(
                        standIn.method(),
                        breach.place(),
                        Step.Kind.PROMISES,
                        method + " " + breach.says()))));
    return new Finding(
        ID,
        Severity.ERROR,
        Keys.of(
            ID,
            List.of(standIn.method().toString(), standIn.overridden().toString(), breach.says())),
        breach.place().isForeign() ? standIn.place() : breach.place(),
        method
            + " "
            + breach.says()
            + ", but "
            + other
            + ", which it stands in for, "
            + breach.promised(),
        traces,
        List.of(),
        List.of(breach.wayOut().formatted(other)),
        Set.of(standIn.type()));
  }
}
