package dev.palisade.processor.graph;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.graph.Edge.Step;
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
import java.util.function.Consumer;

/**
 * The locks each method may take, through whatever it calls: the least fixpoint over the call
 * graph.
 *
 * <p>A method's effects are a finite map from locks, as it names them, to the shortest chain of
 * calls to a place that takes them. Chains only get shorter, so the worklist ends. What a method
 * does not wait for ({@code tryLock}) is no effect: nobody can be stuck there.
 */
final class Effects {
  /**
   * Locks deeper than this in the fields of a receiver are summed up by class: {@code
   * node.next.next.lock}.
   */
  private static final int DEEPEST_NAMED = 2;

  private final Program program;
  private final Targets targets;
  private final Map<MethodId, Map<LockRef, Reach>> effects = new HashMap<>();

  Effects(Program program, Targets targets) {
    this.program = program;
    this.targets = targets;
    Map<MethodId, Set<MethodId>> callers = new HashMap<>();
    Deque<MethodId> work = new ArrayDeque<>();
    Set<MethodId> queued = new HashSet<>();
    for (MethodFacts body : program.bodies()) {
      for (Call call : body.calls()) {
        targets
            .mayRun(call)
            .forEach(t -> callers.computeIfAbsent(t, m -> new HashSet<>()).add(body.id()));
      }
      if (queued.add(body.id())) {
        work.add(body.id());
      }
    }
    while (!work.isEmpty()) {
      MethodId method = work.remove();
      queued.remove(method);
      if (grow(method)) {
        callers.getOrDefault(method, Set.of()).stream()
            .sorted()
            .filter(queued::add)
            .forEach(work::add);
      }
    }
  }

  /** What {@code method} may take before it returns, named as it names it. */
  Collection<Reach> of(MethodId method) {
    return effects.getOrDefault(method, Map.of()).values();
  }

  /** What one call in {@code body} may take, named as the caller names it. */
  List<Reach> of(MethodFacts body, Call call) {
    List<Reach> all = new ArrayList<>();
    forEachReach(body, call, all::add);
    return all;
  }

  private boolean grow(MethodId method) {
    MethodFacts body = program.body(method);
    if (body == null) {
      return false;
    }
    Map<LockRef, Reach> mine = effects.computeIfAbsent(method, m -> new LinkedHashMap<>());
    boolean[] grown = {false};
    Consumer<Reach> add = reach -> grown[0] |= isKept(method, reach) && keepShorter(mine, reach);
    for (Acquisition acquisition : body.acquisitions()) {
      if (acquisition.how() != Acquisition.How.TRY) {
        add.accept(new Reach(acquisition.lock(), method, acquisition.place(), "", List.of()));
      }
    }
    body.calls().forEach(call -> forEachReach(body, call, add));
    return grown[0];
  }

  /** A constructor's own object is nobody else's yet: taking its locks orders nothing. */
  private static boolean isKept(MethodId method, Reach reach) {
    return !(method.name().equals("<init>") && reach.lock().object().root() == Root.THIS);
  }

  private static boolean keepShorter(Map<LockRef, Reach> mine, Reach reach) {
    LockRef lock = reach.lock();
    if (lock.object().fields().size() > DEEPEST_NAMED && lock.object().root() != Root.STATIC) {
      lock = lock.on(lock.object().ofAnyInstance());
    }
    Reach known = mine.get(lock);
    if (known != null && known.calls().size() <= reach.calls().size()) {
      return false;
    }
    mine.put(lock, new Reach(lock, reach.taker(), reach.place(), reach.signals(), reach.calls()));
    return true;
  }

  private void forEachReach(MethodFacts body, Call call, Consumer<Reach> seen) {
    targets.externalLock(body.id(), call).ifPresent(seen);
    Step step =
        new Step(body.id(), call.place(), Step.Kind.CALLS, "calls " + call.callee().display());
    for (MethodId target : targets.mayRun(call)) {
      for (Reach reach : new ArrayList<>(of(target))) {
        if (reach.calls().size() < Reach.LONGEST) {
          seen.accept(reach.through(step, Substitution.atCall(reach.lock(), call)));
        }
      }
    }
    for (Targets.Code code : targets.codeRunBy(call)) {
      for (Reach reach : new ArrayList<>(of(code.method()))) {
        if (reach.calls().size() < Reach.LONGEST) {
          seen.accept(reach.through(step, Substitution.inCode(reach.lock(), code.argument())));
        }
      }
    }
  }
}
