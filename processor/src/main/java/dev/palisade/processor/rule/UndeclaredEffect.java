package dev.palisade.processor.rule;

import dev.palisade.processor.call.Deed;
import dev.palisade.processor.call.Trail;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.Effect;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.Facts.StandIn;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Conversion;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.LockClasses;
import dev.palisade.processor.graph.Reach;
import dev.palisade.processor.graph.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body that does more than the contract it is bound by: its own, or that of the method it stands
 * in for.
 *
 * <p>A contract closes an effect by naming it; one without a body closes all by naming any. What a
 * method declares itself it may do: whether that is too much for what it overrides is {@code
 * ContractVariance}'s question, and so is code without a name that is passed where a contract
 * waits.
 */
final class UndeclaredEffect implements Rule {
  static final String ID = "UndeclaredEffect";

  /** A lock named in any of these may be taken: for the first time, or once more. */
  private static final Set<LockClause> TAKEN =
      EnumSet.complementOf(EnumSet.of(LockClause.EXCLUDES, LockClause.RETURNS_LOCK));

  /** A lock named in any of these may be given back. */
  private static final Set<LockClause> GIVEN_BACK =
      EnumSet.of(LockClause.DROPS, LockClause.RELEASES);

  private static final String LATER = "leaves code for later that has to run before it returns";

  /** What in the JDK runs code on other threads, or keeps it. */
  private static final String KEEPERS =
      "java\\.lang\\.Thread\\.<init>|java\\.util\\.(\\w+|concurrent\\.\\w+)\\."
          + "((add|offer|push|put|set|schedule|submit|then|handle|when)\\w*|execute|\\w+Async)";

  @Override
  public List<Finding> check(Model model) {
    List<Finding> findings = new ArrayList<>();
    for (MethodFacts body : model.program().facts().methods()) {
      if (!body.place().isForeign()) {
        Contract own = model.program().ownContract(body.id());
        if (own != null && !ContractVariance.isInherited(model, own)) {
          exceed(model, new Bound(body.id(), own, own, false), ID, findings);
        }
        for (Conversion conversion : body.conversions()) {
          Contract promised = model.program().ownContract(conversion.implemented());
          if (promised != null && model.program().ownContract(conversion.code()) == null) {
            Bound bound = new Bound(conversion.code(), promised, null, true);
            exceed(model, bound, ContractVariance.ID, findings);
          }
        }
      }
    }
    for (StandIn standIn : model.program().facts().standIns()) {
      Contract promised = model.program().ownContract(standIn.overridden());
      if (promised != null && !standIn.place().isForeign()) {
        Contract own = model.program().ownContract(standIn.method());
        exceed(model, new Bound(standIn.method(), promised, own, standIn.bodyless()), ID, findings);
      }
    }
    findings.sort(Comparator.comparing(Finding::title));
    return findings;
  }

  /**
   * Code and a contract it is bound by.
   *
   * @param code the code
   * @param promised the contract
   * @param own what is declared of the code itself; null if nothing is
   * @param bodyless whether the contract closes all effects if it names one
   */
  private record Bound(MethodId code, Contract promised, @Nullable Contract own, boolean bodyless) {
    boolean closesAll() {
      return bodyless && Variance.declaresEffects(promised);
    }

    /** What is known of libraries without their sources closes no locks: it names none. */
    boolean closesLocks() {
      return promised.declares(LockClause.LOCKS) || (closesAll() && !promised.place().isForeign());
    }

    /** What is known of libraries goes by what their own code does. */
    boolean runsNow() {
      return !promised.runsNow().isEmpty() && !promised.method().owner().startsWith("java.");
    }

    boolean closesDrops() {
      return promised.declares(LockClause.DROPS) || (closesAll() && !promised.place().isForeign());
    }

    List<Contract> said() {
      return own == null ? List.of(promised) : List.of(promised, own);
    }
  }

  private static void exceed(Model model, Bound bound, String id, List<Finding> findings) {
    Map<String, Finding> first = new LinkedHashMap<>();
    Collection<Trail> trails = model.calls().deeds().of(bound.code());
    for (Trail trail : trails) {
      if (trail.deed() instanceof Deed.Blocks && isPartOfOther(trail, trails)) {
        continue;
      }
      String excess = excess(bound, trail.deed());
      if (excess != null && !trail.place().equals(bound.promised().place())) {
        tell(bound, trail.steps(), excess, id, first);
      }
    }
    if (bound.closesLocks()) {
      for (Reach reach : model.calls().locks().of(bound.code())) {
        LockClass taken = model.program().classes().of(reach.lock());
        if (taken != null && !taken.isImplicit() && !mayTake(model, bound, reach, taken)) {
          tell(bound, steps(reach, taken), "takes " + taken.display(), id, first);
        }
      }
    }
    if (bound.closesDrops()) {
      for (Reach reach : model.calls().locks().of(bound.code())) {
        LockClass taken = model.program().classes().of(reach.lock());
        if (taken != null && isDropped(model, bound, reach, taken)) {
          tell(bound, steps(reach, taken), "drops " + taken.display(), id, first);
        }
      }
    }
    MethodFacts body = bound.runsNow() ? model.program().written(bound.code()) : null;
    Place later = body == null ? null : runsLater(bound, body);
    if (later != null) {
      Step leaves = new Step(bound.code(), later, Step.Kind.CALLS, "leaves it to be run later");
      tell(bound, List.of(leaves), LATER, id, first);
    }
    findings.addAll(first.values());
  }

  /**
   * Where a body leaves code to be run later that has to run before it returns; null if nowhere.
   */
  private static @Nullable Place runsLater(Bound bound, MethodFacts body) {
    for (Call call : body.calls()) {
      boolean keeps = (call.callee().owner() + "." + call.callee().name()).matches(KEEPERS);
      if (keeps && call.arguments().stream().anyMatch(passed -> isCode(bound, passed))) {
        return call.place();
      }
    }
    return body.kept().stream().anyMatch(kept -> isCode(bound, kept.what())) ? body.place() : null;
  }

  /** Whether it is code that has to run now: what an event is waited for with need not. */
  private static boolean isCode(Bound bound, Argument argument) {
    ObjectPath object = argument.object();
    return object != null
        && object.root() == ObjectPath.Root.PARAMETER
        && object.fields().isEmpty()
        && bound.promised().runsNow().contains(object.index())
        && bound.promised().events().stream().noneMatch(use -> use.code() == object.index());
  }

  private static List<Step> steps(Reach reach, LockClass taken) {
    List<Step> steps = reach.calls();
    steps.add(reach.last(taken));
    return steps;
  }

  /** Whether a lock that the code starts with is taken where it has been given back. */
  private static boolean isDropped(Model model, Bound bound, Reach reach, LockClass taken) {
    LockClasses classes = model.program().classes();
    MethodFacts taker = model.program().body(reach.taker());
    return taker != null
        && names(classes, bound, Set.of(LockClause.REQUIRES), taken)
        && !names(classes, bound, GIVEN_BACK, taken)
        && taker.acquisitions().stream()
            .filter(taking -> taking.place().equals(reach.place()))
            .anyMatch(taking -> taking.dropped().contains(taking.lock()));
  }

  private static boolean names(
      LockClasses classes, Bound bound, Set<LockClause> clauses, LockClass lock) {
    return bound.said().stream()
        .flatMap(said -> clauses.stream().flatMap(clause -> said.locks(clause).stream()))
        .anyMatch(named -> lock.equals(classes.of(named.lock())));
  }

  private static void tell(
      Bound bound, List<Step> steps, String excess, String id, Map<String, Finding> first) {
    if (!steps.get(0).place().isForeign()) {
      first.putIfAbsent(excess, finding(bound, steps, excess, id));
    }
  }

  /** Whether a lock is named, of whichever object. What signaling takes belongs to the signal. */
  private static boolean mayTake(Model model, Bound bound, Reach reach, LockClass taken) {
    LockRef lock = reach.lock();
    for (Contract contract : bound.said()) {
      if (contract.signals() != null && !reach.signals().isEmpty()) {
        return true;
      }
      for (LockClause clause : TAKEN) {
        for (DeclaredLock named : contract.locks(clause)) {
          boolean inMode = named.lock().mode() == Mode.WRITE || lock.mode() == Mode.READ;
          if (inMode && taken.equals(model.program().classes().of(named.lock()))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** To wait for a fence is to block; that is said once, in the words of the fence. */
  private static boolean isPartOfOther(Trail blocks, Collection<Trail> trails) {
    return trails.stream()
        .filter(t -> t.deed() instanceof Deed.WaitsForFence || t.deed() instanceof Deed.Reclaims)
        .anyMatch(t -> t.place().equals(blocks.place()));
  }

  /** What the contract does not allow of a deed, in the third person; null if nothing. */
  private static @Nullable String excess(Bound bound, Deed deed) {
    if (deed instanceof Deed.Blocks || deed instanceof Deed.Waits) {
      return isOpen(bound, Effect.BLOCKS) ? null : "may block";
    }
    if (deed instanceof Deed.Reclaims) {
      return isOpen(bound, Effect.RECLAIMS) ? null : "may wait for fences to get a resource back";
    }
    if (deed instanceof Deed.WaitsForFence waits) {
      boolean any = bound.promised().effects().contains(Effect.RECLAIMS);
      String driver = any ? null : bound.promised().fences().waitsFor();
      return isOpen(bound, Effect.WAITS_FOR) && isOf(driver, waits.driver())
          ? null
          : "may wait for fences of " + shown(waits.driver());
    }
    if (deed instanceof Deed.SignalsFence signals) {
      Contract.Signals declared = bound.promised().signals();
      boolean open =
          declared != null
              ? isOf(declared.driver(), signals.driver())
              : !bound.closesAll() || (bound.own() != null && bound.own().signals() != null);
      return open ? null : "may signal fences of " + shown(signals.driver());
    }
    return null;
  }

  /** Whether an effect is declared, by the contract or by the code itself, or is not closed. */
  private static boolean isOpen(Bound bound, Effect effect) {
    return !bound.closesAll() || bound.said().stream().anyMatch(said -> said.allows(effect));
  }

  /** A driver that is not evident, or not named, is nobody's fault. */
  private static boolean isOf(@Nullable String declared, @Nullable String actual) {
    return declared == null || actual == null || Objects.equals(declared, actual);
  }

  private static String shown(@Nullable String driver) {
    return driver == null
        ? "a driver"
        : driver.substring(driver.lastIndexOf('.') + 1).replace('$', '.');
  }

  private static Finding finding(Bound bound, List<Step> way, String excess, String id) {
    String code = bound.code().display();
    boolean isOwn = bound.code().equals(bound.promised().method());
    String promise = bound.promised().method().display();
    String title =
        isOwn
            ? code + " " + excess + ", which its contract does not say"
            : code + " " + excess + ", but " + promise + ", which it stands in for, may not";
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            bound.promised().method(),
            bound.promised().place(),
            Step.Kind.PROMISES,
            promise + " declares what it may do"));
    steps.addAll(way);
    return new Finding(
        id,
        Severity.ERROR,
        Keys.of(id, List.of(bound.code().toString(), bound.promised().method().toString(), excess)),
        way.get(0).place(),
        title,
        List.of(new Trace(code + " " + excess + ":", steps)),
        List.of(),
        List.of(
            excess.equals(LATER)
                ? "run it before returning, or leave @RunsNow out of " + promise
                : "declare it of " + promise + ", or hand that part to somebody who may"),
        Set.of(bound.code().owner()));
  }
}
