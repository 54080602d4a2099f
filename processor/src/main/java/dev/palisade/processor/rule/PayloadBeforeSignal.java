package dev.palisade.processor.rule;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.Op;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Access;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.graph.CallGraph.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Payload on the wrong side of the signal: read where nobody has made sure that its fence is
 * signaled, or written where it is.
 *
 * <p>What is known of the fence of a parameter or receiver is what all known callers know, of a
 * write what one of them does. A lambda that somebody runs who knows where, on a fence nobody knows
 * which, is not judged; nor is a getter that nobody calls.
 */
final class PayloadBeforeSignal implements Rule {
  static final String ID = "PayloadBeforeSignal";

  private static final String FENCE = "dev.palisade.runtime.Fence";

  @Override
  public Collection<Finding> check(Model model) {
    Judge judge = null;
    Map<String, Finding> findings = new TreeMap<>();
    for (MethodFacts method : model.program().bodies()) {
      for (Access access : method.accesses()) {
        if (access.guard().kind() == Kind.SIGNALED) {
          judge = judge == null ? new Judge(model) : judge;
          if (judge.isWrong(method, access)) {
            Finding finding = tell(method.id(), access);
            findings.putIfAbsent(finding.key(), finding);
          }
        }
      }
    }
    return findings.values();
  }

  private static Finding tell(MethodId method, Access access) {
    return new Finding(
        ID,
        Severity.ERROR,
        Keys.of(ID, List.of(method.toString(), access.field().toString(), "" + access.write())),
        access.place(),
        access.field().display()
            + (access.write()
                ? " is written after its fence was signaled: a reader may already be looking"
                : " is read where its fence is not known to be signaled"),
        List.of(),
        List.of(),
        access.write()
            ? List.of("write it before the signal, best by the signal method of the glue")
            : List.of(
                "ask isSignaled() or wait first",
                "read it through the accessor of the glue, which throws for a pending fence"),
        Set.of(method.owner()));
  }

  /** What is known of fences where. */
  private static final class Judge {
    private final Model model;
    private final Map<MethodId, List<LockRef>> given = new HashMap<>();

    Judge(Model model) {
      this.model = model;
      for (MethodFacts body : model.program().bodies()) {
        Contract contract = model.program().contract(body.id());
        if ((contract != null && contract.op() == Op.RELEASE)
            || body.overrides().stream().anyMatch(m -> m.owner().equals(FENCE + "Callback"))) {
          give(body.id(), ObjectPath.parameter(0, FENCE));
        }
        body.calls().forEach(this::learnCallback);
      }
    }

    /** Code that is added to a fence runs when that is signaled. */
    private void learnCallback(Call call) {
      MethodId code = call.argument(0).code();
      if (code != null
          && call.callee().owner().equals(FENCE)
          && call.callee().name().equals("addCallback")) {
        give(code, ObjectPath.parameter(0, FENCE));
        ObjectPath fence = call.receiver().object();
        if (fence != null) {
          give(code, fence.inLambda());
        }
      }
    }

    private void give(MethodId method, ObjectPath fence) {
      given.computeIfAbsent(method, m -> new ArrayList<>(2)).add(LockRef.signaled(fence));
    }

    boolean isWrong(MethodFacts method, Access access) {
      if (isGlue(method.id().owner())
          || (access.ofOwn() && model.entryLocks().isOfNewObject(method.id()))) {
        return false;
      }
      Use use =
          new Use(method.id(), access.guard(), access.place(), access.held(), access.dropped());
      return access.write()
          ? mayBeSignaled(use, new HashSet<>())
          : !isPartOfWrite(method, access)
              && !isUncalledGetter(method, access)
              && !isSignaled(use, new HashSet<>());
    }

    /** The glue claims a fence before it writes, and nobody writes who has not won. */
    private boolean isGlue(String type) {
      return model.program().driver(type).filter(driver -> driver.glue().equals(type)).isPresent();
    }

    private static boolean isPartOfWrite(MethodFacts method, Access read) {
      return method.accesses().stream()
          .anyMatch(other -> other.write() && other.place().equals(read.place()));
    }

    private boolean isUncalledGetter(MethodFacts method, Access access) {
      return access.ofOwn()
          && method.accesses().size() == 1
          && method.calls().isEmpty()
          && model.calls().graph().allCallersOf(method.id()).isEmpty();
    }

    /** A fence at a place of a method. */
    private record Use(
        MethodId method, LockRef fence, Place place, List<Held> held, List<LockRef> dropped) {
      Use(Site site, LockRef fence) {
        this(
            site.caller(),
            site.seen(fence),
            site.call().place(),
            site.call().held(),
            site.call().dropped());
      }

      boolean isPassedIn() {
        Root root = fence.object().root();
        return root == Root.PARAMETER || root == Root.THIS || root == Root.CAPTURED;
      }
    }

    private boolean isSignaled(Use use, Set<MethodId> seen) {
      List<LockRef> known =
          new ArrayList<>(model.entryLocks().at(use.method, use.held, use.dropped));
      known.addAll(given.getOrDefault(use.method, List.of()));
      known.removeIf(lock -> lock.kind() != Kind.SIGNALED);
      if (known.stream().anyMatch(lock -> isAbout(lock.object(), use.fence.object()))) {
        return true;
      }
      List<Site> callers = model.calls().graph().allCallersOf(use.method);
      boolean isLambda = use.method.isLambda();
      if (!use.isPassedIn() || callers.isEmpty()) {
        return isLambda && use.fence.object().root() == Root.PARAMETER;
      }
      if (!seen.add(use.method)) {
        return true;
      }
      return callers.stream().allMatch(site -> isSignaledAt(site, use, isLambda, seen));
    }

    private boolean isSignaledAt(Site site, Use use, boolean isLambda, Set<MethodId> seen) {
      if (isLambda && site.code() != null && use.fence.object().root() == Root.PARAMETER) {
        ObjectPath from = site.call().receiver().object();
        return from == null
            || site.call().callee().owner().startsWith("java.util.stream.")
            || site.call().held().stream().anyMatch(held -> isElementOf(held, from));
      }
      return isSignaled(new Use(site, use.fence), seen);
    }

    /** Whether every element of a collection is known to be signaled. */
    private static boolean isElementOf(Held held, ObjectPath collection) {
      LockRef fence = held.lock();
      return held.always()
          && fence.kind() == Kind.SIGNALED
          && fence.object().isElement()
          && (collection.fields().isEmpty()
              ? collection.isPrefixOf(fence.object())
              : fence.object().equals(collection.element(fence.object().objectType())));
    }

    /** A fence that is only known to be some fence may be one of which all others are parts. */
    private static boolean isAbout(ObjectPath known, ObjectPath fence) {
      return known.mayBe(fence)
          || (known.root() == Root.ANY
              && known.objectType().startsWith("dev.palisade.")
              && !known.objectType().endsWith(".DriverFence"))
          || fence.isUnknown();
    }

    /** Whether it is another element, that of the round of the loop before. */
    private static boolean isOfEarlierRound(Held held, Place place) {
      return held.lock().object().isElement() && held.place().compareTo(place) > 0;
    }

    private boolean mayBeSignaled(Use use, Set<MethodId> seen) {
      boolean here =
          use.held.stream()
              .anyMatch(
                  held ->
                      held.lock().kind() == Kind.SIGNALED
                          && held.lock().object().mayBe(use.fence.object())
                          && !isOfEarlierRound(held, use.place));
      boolean always =
          given.getOrDefault(use.method, List.of()).stream()
              .anyMatch(lock -> lock.object().mayBe(use.fence.object()));
      return here
          || always
          || (use.isPassedIn()
              && seen.add(use.method)
              && model.calls().graph().allCallersOf(use.method).stream()
                  .anyMatch(site -> mayBeSignaled(new Use(site, use.fence), seen)));
    }
  }
}
