package dev.palisade.processor.waiting;

import dev.palisade.processor.call.Callbacks.AddedCallback;
import dev.palisade.processor.call.Deed;
import dev.palisade.processor.call.FencePaths;
import dev.palisade.processor.call.SignalWay.Need;
import dev.palisade.processor.fact.MethodFacts;
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
import dev.palisade.processor.order.LockGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A fence is signaled, so foreign callbacks run, while a lock is held that a callback registered in
 * known code takes, or that leads to one it takes.
 */
public final class CallbackUnderLock implements Rule {
  static final String ID = "CallbackUnderLock";

  @Override
  public Collection<Finding> check(Model model) {
    List<AddedCallback> callbacks = model.calls().callbacks().all();
    if (callbacks.isEmpty()) {
      return List.of();
    }
    Map<String, Finding> findings = new TreeMap<>();
    for (MethodFacts body : model.program().bodies()) {
      for (Under under : Under.in(model, body)) {
        if (under.trail().deed() instanceof Deed.SignalsFence fence) {
          check(model, under, fence.driver(), findings);
        }
      }
    }
    return findings.values();
  }

  private static void check(
      Model model, Under under, @Nullable String driver, Map<String, Finding> findings) {
    MethodId doer = under.trail().doer();
    for (HeldBy each : under.held()) {
      LockClass lock = model.program().classes().of(each.held().lock());
      if (lock == null || lock.isInitialisation()) { // The callback runs in this thread.
        continue;
      }
      for (AddedCallback callback : model.calls().callbacks().all()) {
        if (FencePaths.mayMeet(driver, doer, callback.driver(), callback.code())) {
          LockClass taken = leadingTo(model.graph(), callback, lock);
          if (taken != null) {
            Finding finding = tell(under, each, callback, lock, taken);
            findings.putIfAbsent(finding.key(), finding);
          }
        }
      }
    }
  }

  /** A lock that the callback takes and that is, or leads to, the one that is held. */
  private static @Nullable LockClass leadingTo(
      LockGraph graph, AddedCallback callback, LockClass held) {
    if (callback.needs().containsKey(held)) {
      return held;
    }
    for (LockClass taken : new TreeSet<>(callback.needs().keySet())) {
      Set<LockClass> seen = new HashSet<>(Set.of(taken));
      Deque<LockClass> work = new ArrayDeque<>(seen);
      while (!work.isEmpty()) {
        for (LockClass next : graph.successors(work.remove())) {
          if (next.equals(held)) {
            return taken;
          }
          if (seen.add(next)) {
            work.add(next);
          }
        }
      }
    }
    return null;
  }

  private static Finding tell(
      Under under, HeldBy by, AddedCallback callback, LockClass lock, LockClass taken) {
    MethodId method = under.method();
    Step takes = by.takes(lock);
    List<Step> signaling = under.after(takes);
    Need need = callback.needs().get(taken);
    List<Step> running = new ArrayList<>(List.of(callback.registered()));
    running.addAll(need == null ? List.of() : need.steps());
    Set<String> types = new TreeSet<>(Sites.types(signaling));
    types.addAll(Sites.types(running));
    String code = callback.code().display();
    String leads = taken.equals(lock) ? "" : ", which leads to " + lock;
    return new Finding(
        ID,
        Severity.ERROR,
        Keys.of(ID, List.of(method.toString(), lock.name())),
        under.place(takes),
        "%s signals while it holds %s, and the callback %s takes %s%s"
            .formatted(method.display(), lock, code, taken, leads),
        List.of(
            new Trace(method.display() + " holds " + lock + " and runs callbacks:", signaling),
            new Trace(code + " takes " + taken + leads + ":", running)),
        List.of(),
        List.of(
            "signal after %s is given back: collect the fences under it, signal them outside"
                .formatted(lock),
            "let the callback hand its part to another thread"),
        types);
  }
}
