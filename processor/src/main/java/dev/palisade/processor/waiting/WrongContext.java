package dev.palisade.processor.waiting;

import dev.palisade.processor.call.Contexts.Reached;
import dev.palisade.processor.call.Deed;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.finding.Sites;
import dev.palisade.processor.graph.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A call in a context that the callee's {@code @RunsIn} does not allow. Where a callee of a library
 * may block too, {@link BlockingInAtomicContext} says so and this says nothing.
 */
public final class WrongContext implements Rule {
  static final String ID = "WrongContext";

  @Override
  public Collection<Finding> check(Model model) {
    Map<Object, Finding> findings = new LinkedHashMap<>();
    for (ExecutionContext context : ExecutionContext.values()) {
      for (Reached way : model.calls().contexts().in(context)) {
        MethodFacts body = model.program().body(way.method());
        if (body != null) {
          for (Call call : body.calls()) {
            if (isForbidden(model, way, call)
                && (isOwn(model, call) || !blocksThere(model, way, call))) {
              findings.computeIfAbsent(
                  Sites.in(way.method(), call.place()), site -> tell(model, way, call));
            }
          }
        }
      }
    }
    return findings.values();
  }

  /**
   * Whether the callee says that it may not be called in a context. Code that is fit for {@code
   * INTERRUPT} or {@code ATOMIC} does no harm elsewhere, so a call of it is wrong only in a method
   * that says itself where it runs; a call of what needs {@code PROCESS}, wherever that context is
   * not given. Event loops are threads like others to what may not block.
   */
  static boolean isForbidden(Model model, Reached way, Call call) {
    Contract contract = model.program().contract(call.callee());
    return contract != null
        && !contract.contexts().isEmpty()
        && !contract.contexts().contains(way.context())
        && !way.avoids(call)
        && (contract.contexts().equals(Set.of(ExecutionContext.PROCESS))
            || (way.isRoot()
                && way.context() != ExecutionContext.EVENT_LOOP
                && !contract.contexts().contains(ExecutionContext.EVENT_LOOP)));
  }

  /** Whether it is said in these sources: then that is what has to be kept, or changed. */
  private static boolean isOwn(Model model, Call call) {
    Contract contract = model.program().ownContract(call.callee());
    return contract != null && contract.place().line() > 0 && !contract.place().isForeign();
  }

  private static boolean blocksThere(Model model, Reached way, Call call) {
    return way.context() != ExecutionContext.PROCESS
        && model.calls().deeds().of(way.method(), call).stream()
            .anyMatch(trail -> trail.deed() instanceof Deed.Blocks);
  }

  private static Finding tell(Model model, Reached way, Call call) {
    Contract contract = model.program().contract(call.callee());
    String allowed =
        contract == null
            ? ""
            : contract.contexts().stream()
                .sorted()
                .map(Enum::name)
                .collect(Collectors.joining(" and "));
    List<Step> steps = new ArrayList<>(way.steps());
    String text = "calls " + call.callee().display() + ", which may be called only in " + allowed;
    steps.add(new Step(way.method(), call.place(), Step.Kind.CALLS, text));
    String caller = way.method().display();
    return new Finding(
        ID,
        Severity.ERROR,
        Keys.of(ID, List.of(way.method().toString(), call.callee().toString())),
        Sites.place(steps),
        caller + " runs in " + way.context() + " and " + text,
        List.of(new Trace(way.root().display() + " runs in " + way.context() + ":", steps)),
        List.of(),
        List.of(
            "call it from %s, for example through an executor".formatted(allowed),
            "if %s is fit for it, add %s to its @RunsIn"
                .formatted(call.callee().display(), way.context())),
        Sites.types(steps));
  }
}
