package dev.palisade.processor.graph;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Locks that every caller of a private method holds: they guard what it does, and it cannot wait
 * for them.
 *
 * <p>The greatest fixpoint over the call graph: a method starts as if everything were held and
 * keeps what all its calls agree on. Only methods that nobody outside the program can call, and
 * whose every use is a call, have any.
 */
final class EntryLocks {
  private final Program program;
  private final Map<MethodId, Set<LockRef>> always = new HashMap<>();

  EntryLocks(Program program) {
    this.program = program;
    Set<MethodId> passedOn = new HashSet<>();
    Map<MethodId, List<CallSite>> sites = new HashMap<>();
    for (MethodFacts body : program.bodies()) {
      for (Call call : body.calls()) {
        sites.computeIfAbsent(call.callee(), m -> new ArrayList<>()).add(new CallSite(body, call));
        note(call.receiver(), passedOn);
        call.arguments().forEach(argument -> note(argument, passedOn));
      }
    }
    sites.keySet().removeIf(method -> passedOn.contains(method) || !isConfined(method));
    settle(sites);
  }

  /** Locks held whenever {@code method} starts, as it names them. */
  Set<LockRef> of(MethodId method) {
    return always.getOrDefault(method, Set.of());
  }

  private record CallSite(MethodFacts caller, Call call) {}

  private static void note(Argument argument, Set<MethodId> passedOn) {
    if (argument.code() != null) {
      passedOn.add(argument.code());
    }
  }

  private boolean isConfined(MethodId method) {
    MethodFacts body = program.body(method);
    return body != null && body.confined();
  }

  private void settle(Map<MethodId, List<CallSite>> sites) {
    Deque<MethodId> work = new ArrayDeque<>();
    sites.keySet().stream().sorted().forEach(work::add);
    Map<MethodId, Set<MethodId>> callees = new HashMap<>();
    sites.forEach(
        (callee, calls) ->
            calls.forEach(
                site ->
                    callees
                        .computeIfAbsent(site.caller().id(), m -> new LinkedHashSet<>())
                        .add(callee)));
    while (!work.isEmpty()) {
      MethodId method = work.remove();
      Set<LockRef> agreed = agreed(sites.getOrDefault(method, List.of()), sites.keySet());
      if (agreed != null && !agreed.equals(always.put(method, agreed))) {
        callees.getOrDefault(method, Set.of()).stream()
            .filter(callee -> !work.contains(callee))
            .forEach(work::add);
      }
    }
  }

  /** What all calls hold; null while nothing is known of any caller. */
  private @Nullable Set<LockRef> agreed(List<CallSite> calls, Set<MethodId> confined) {
    Set<LockRef> agreed = null;
    for (CallSite site : calls) {
      MethodId caller = site.caller().id();
      if (confined.contains(caller) && !always.containsKey(caller)) {
        continue;
      }
      Set<LockRef> held = new LinkedHashSet<>();
      of(caller).forEach(lock -> addAsSeenByCallee(lock, site.call(), held));
      for (Held here : program.heldOnEntry(caller)) {
        addAsSeenByCallee(here.lock(), site.call(), held);
      }
      for (Held here : site.call().held()) {
        if (here.always()) {
          addAsSeenByCallee(here.lock(), site.call(), held);
        }
      }
      if (agreed == null) {
        agreed = held;
      } else {
        agreed.retainAll(held);
      }
    }
    return agreed;
  }

  private static void addAsSeenByCallee(LockRef lock, Call call, Set<LockRef> held) {
    ObjectPath object = lock.object();
    if (object.root() == Root.STATIC) {
      held.add(lock);
    }
    ObjectPath receiver = call.receiver().object();
    if (receiver != null && isPrefix(receiver, object)) {
      held.add(lock.on(rest(ObjectPath.self(call.callee().owner()), receiver, object)));
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      ObjectPath argument = call.arguments().get(i).object();
      if (argument != null && isPrefix(argument, object)) {
        ObjectPath parameter = ObjectPath.parameter(i, call.callee().parameterType(i));
        held.add(lock.on(rest(parameter, argument, object)));
      }
    }
  }

  private static boolean isPrefix(ObjectPath prefix, ObjectPath path) {
    return prefix.isOneObject()
        && prefix.root() == path.root()
        && prefix.index() == path.index()
        && prefix.fields().size() <= path.fields().size()
        && path.fields().subList(0, prefix.fields().size()).equals(prefix.fields());
  }

  private static ObjectPath rest(ObjectPath root, ObjectPath prefix, ObjectPath path) {
    return root.append(path.fields().subList(prefix.fields().size(), path.fields().size()));
  }
}
