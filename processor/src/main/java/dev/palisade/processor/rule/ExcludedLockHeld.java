package dev.palisade.processor.rule;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.graph.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A method called with a lock held that it excludes, by its caller or by a caller's caller.
 *
 * <p>The exclusion is followed up the calls, shortest way first, until somebody holds the lock. It
 * stops at a method that excludes the lock itself: that one's callers are looked at anyway.
 */
final class ExcludedLockHeld implements Rule {
  static final String ID = "ExcludedLockHeld";

  /** Longer chains are not followed: nobody reads them. */
  private static final int LONGEST = 16;

  @Override
  public Collection<Finding> check(Model model) {
    return new Search(model).run();
  }

  private record Site(MethodFacts caller, Call call) {}

  /**
   * An exclusion that holds for callers of a method.
   *
   * @param method the method
   * @param lock the excluded lock, as the method names it
   * @param steps from the method to what says so; empty for that method itself
   */
  private record Exclusion(MethodId method, LockRef lock, List<Step> steps) {}

  private record Seen(MethodId method, LockRef lock) {}

  private static final class Search {
    private final Model model;
    private final Map<MethodId, List<Site>> sites = new HashMap<>();
    private final Deque<Exclusion> work = new ArrayDeque<>();
    private final Set<Seen> seen = new HashSet<>();
    private final Map<String, Finding> found = new LinkedHashMap<>();

    Search(Model model) {
      this.model = model;
    }

    Collection<Finding> run() {
      for (Contract contract : model.program().facts().contracts()) {
        for (DeclaredLock lock : contract.locks(LockClause.EXCLUDES)) {
          add(new Exclusion(contract.method(), lock.lock(), List.of()));
        }
      }
      if (!work.isEmpty()) {
        findSites();
      }
      while (!work.isEmpty()) {
        Exclusion exclusion = work.remove();
        for (Site site : sites.getOrDefault(exclusion.method(), List.of())) {
          Locks.atCall(exclusion.lock(), site.call())
              .filter(lock -> lock.object().isOneObject())
              .ifPresent(lock -> judge(exclusion, site, lock));
        }
      }
      return found.values();
    }

    private void findSites() {
      for (MethodFacts caller : model.program().judged()) {
        for (Call call : caller.calls()) {
          sites.computeIfAbsent(call.callee(), m -> new ArrayList<>()).add(new Site(caller, call));
        }
      }
    }

    private void add(Exclusion exclusion) {
      if (exclusion.steps().size() < LONGEST
          && seen.add(new Seen(exclusion.method(), exclusion.lock()))) {
        work.add(exclusion);
      }
    }

    private void judge(Exclusion exclusion, Site site, LockRef excluded) {
      Call call = site.call();
      MethodId caller = site.caller().id();
      List<Step> steps = new ArrayList<>();
      steps.add(Step.calls(caller, call.place(), call.callee()));
      steps.addAll(exclusion.steps());
      List<Held> here = new ArrayList<>(model.program().heldOnEntry(caller));
      here.addAll(call.held());
      boolean held =
          here.stream()
              .filter(each -> each.always() && !call.dropped().contains(each.lock()))
              .anyMatch(each -> isOfOne(each.lock(), excluded));
      if (!held && !sites.containsKey(caller)) { // nobody else is there to be told
        held =
            model.entryLocks().at(caller, call.held(), call.dropped()).stream()
                .anyMatch(lock -> isOfOne(lock, excluded));
      }
      if (held && !call.place().isForeign()) {
        Finding finding = tell(caller, excluded, steps);
        found.putIfAbsent(finding.key(), finding);
      } else if (!held && !excludesItself(caller, excluded)) {
        add(new Exclusion(caller, excluded, steps));
      }
    }

    private static boolean isOfOne(LockRef held, LockRef excluded) {
      return held.object().isOneObject() && held.covers(excluded);
    }

    private boolean excludesItself(MethodId caller, LockRef excluded) {
      Contract contract = model.program().contract(caller);
      return contract != null
          && contract.locks(LockClause.EXCLUDES).stream().anyMatch(l -> l.lock().mayBe(excluded));
    }

    private Finding tell(MethodId caller, LockRef excluded, List<Step> steps) {
      String lock = Locks.display(model, excluded);
      Step last = steps.get(steps.size() - 1);
      String callee = last.text().substring("calls ".length());
      String title =
          callee
              + " is "
              + (steps.size() == 1 ? "called" : "reached")
              + " with "
              + lock
              + " held, which it excludes";
      return new Finding(
          ID,
          Severity.ERROR,
          Keys.of(ID, List.of(caller.toString(), callee, lock)),
          steps.get(0).place(),
          title,
          List.of(new Trace(caller.display() + " holds " + lock + ":", steps)),
          List.of(),
          List.of("give " + lock + " back first"),
          Set.of(caller.owner()));
    }
  }
}
