package dev.palisade.processor.waiting;

import dev.palisade.processor.call.Contexts.Reached;
import dev.palisade.processor.call.Deed;
import dev.palisade.processor.call.Trail;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.finding.Sites;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Step;
import dev.palisade.processor.graph.Targets.HeldBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that may block is reached from {@code INTERRUPT} or {@code ATOMIC}, or something that
 * waits from {@code EVENT_LOOP}. One finding for each place that blocks, with the shortest way
 * there.
 */
public final class BlockingInAtomicContext implements Rule {
  static final String ID = "BlockingInAtomicContext";

  private static final List<ExecutionContext> UNBLOCKING =
      List.of(ExecutionContext.INTERRUPT, ExecutionContext.ATOMIC, ExecutionContext.EVENT_LOOP);

  @Override
  public Collection<Finding> check(Model model) {
    Map<Object, Finding> findings = new LinkedHashMap<>();
    for (ExecutionContext context : UNBLOCKING) {
      for (Reached way : model.calls().contexts().in(context)) {
        for (Trail trail : blocking(model, way)) {
          findings.computeIfAbsent(site(trail), site -> tell(way, trail));
        }
      }
    }
    if (model.program().classes().anySpins()) {
      for (MethodFacts body : model.program().bodies()) {
        addUnderSpin(model, body, findings);
      }
    }
    return findings.values();
  }

  /** Who waits for a lock that spins must not have to wait for whoever holds it to wake up. */
  private static void addUnderSpin(Model model, MethodFacts body, Map<Object, Finding> findings) {
    for (Under under : Under.in(model, body)) {
      if (under.trail().deed() instanceof Deed.Blocks) {
        under.held().stream()
            .filter(by -> model.program().classes().isSpin(by.held().lock()))
            .findFirst()
            .ifPresent(spin -> findings.putIfAbsent(site(under.trail()), tell(model, under, spin)));
      }
    }
  }

  private static Object site(Trail trail) {
    return Sites.in(trail.doer(), trail.place());
  }

  private static Finding tell(Model model, Under under, HeldBy spin) {
    LockClass named = model.program().classes().of(spin.held().lock());
    String lock = named == null ? "a spin lock" : named.display();
    MethodId method = under.method();
    Trail trail = under.trail();
    Step takes = new Step(spin.method(), spin.held().place(), Step.Kind.TAKES, "takes " + lock);
    List<Step> steps = under.after(takes);
    String name = method.display();
    String reaches =
        name.equals(trail.doer().display())
            ? " "
            : " reaches " + trail.doer().display() + ", which ";
    return new Finding(
        ID,
        Severity.ERROR,
        Keys.of(ID, List.of(method.toString(), lock, trail.text())),
        Sites.place(trail.steps()),
        name + ", which holds " + lock + ", a spin lock," + reaches + trail.text(),
        List.of(new Trace(name + " holds " + lock + ":", steps)),
        List.of(),
        List.of("give %s back before that".formatted(lock)),
        Sites.types(steps));
  }

  private static List<Trail> blocking(Model model, Reached way) {
    MethodFacts body = model.program().body(way.method());
    if (body == null) {
      return List.of();
    }
    List<Trail> found = new ArrayList<>();
    for (Trail trail : model.calls().deeds().done(body)) {
      boolean blocks = trail.deed() instanceof Deed.Blocks || trail.deed() instanceof Deed.Logs;
      if (blocks && !isAllowed(model, way, body, trail) && !isLookedInto(model, body, trail)) {
        found.add(trail);
      }
    }
    for (Trail trail : model.calls().deeds().of(way.method())) {
      if (trail.deed() instanceof Deed.Blocks && isDeclaredOnly(model, way, trail)) {
        found.add(trail);
      }
    }
    for (Call call : body.calls()) {
      if (WrongContext.isForbidden(model, way, call)) {
        firstBlocking(model, way, call, found);
      }
    }
    return found;
  }

  /** An event loop may log, read and write, and try to take a lock for a while. */
  private static boolean isAllowed(Model model, Reached way, MethodFacts body, Trail trail) {
    return way.context() == ExecutionContext.EVENT_LOOP
        && (trail.deed() instanceof Deed.Logs
            || body.calls().stream()
                .filter(call -> call.place().equals(trail.place()))
                .allMatch(call -> way.avoids(call) || isTransfer(model, call)));
  }

  private static boolean isTransfer(Model model, Call call) {
    Contract contract = model.program().contract(call.callee());
    return contract != null && contract.effects().contains(Contract.Effect.TRANSFERS);
  }

  /** What a callee with a body declares and does is found there. */
  private static boolean isLookedInto(Model model, MethodFacts body, Trail trail) {
    return body.calls().stream()
        .filter(call -> call.place().equals(trail.place()))
        .anyMatch(
            call ->
                model.program().body(call.callee()) != null
                    && !model.calls().contexts().saysWhere(call.callee())
                    && model.calls().deeds().of(call.callee()).stream()
                        .anyMatch(deep -> deep.deed() instanceof Deed.Blocks));
  }

  /** An op that declares what it must not is reported where it declares it. */
  private static boolean isDeclaredOnly(Model model, Reached way, Trail trail) {
    Contract contract = model.program().ownContract(way.method());
    return contract != null && contract.op() == null && trail.place().equals(contract.place());
  }

  /** A callee that says where it may be called is not looked into, but what it does is known. */
  private static void firstBlocking(Model model, Reached way, Call call, List<Trail> found) {
    if (found.stream().anyMatch(trail -> trail.place().equals(call.place()))) {
      return;
    }
    for (Trail trail : model.calls().deeds().of(way.method(), call)) {
      if (trail.deed() instanceof Deed.Blocks) {
        found.add(trail);
        return;
      }
    }
  }

  private static Finding tell(Reached way, Trail trail) {
    List<Step> steps = new ArrayList<>(way.steps());
    steps.addAll(trail.steps());
    Severity severity = trail.deed() instanceof Deed.Logs ? Severity.WARNING : Severity.ERROR;
    String root = way.root().display();
    String does =
        root.equals(trail.doer().display())
            ? " "
            : " reaches " + trail.doer().display() + ", which ";
    return new Finding(
        ID,
        severity,
        Keys.of(ID, List.of(trail.doer().toString(), trail.text())),
        Sites.place(steps),
        root + ", which runs in " + way.context() + "," + does + trail.text(),
        List.of(new Trace(root + " runs in " + way.context() + ":", steps)),
        List.of(),
        List.of("hand this part to a thread that may block, for example through an executor"),
        Sites.types(steps));
  }
}
