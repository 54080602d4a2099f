package dev.palisade.processor.code;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Call.Dispatch;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath.Root;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The first use of a class runs its static initialiser, and other threads that use it wait
 * meanwhile: as for a lock that the initialiser has (JLS 12.4.2).
 *
 * <p>Most initialisers can be in no circle. The lock is added to those only that lead to one
 * another, that wait, or that take a static lock of another class: an object that the initialiser
 * has made nobody else has yet.
 */
public final class Initialisations {
  private final Map<MethodId, MethodFacts> bodies;
  private final Function<MethodId, List<MethodId>> overriders;
  private final Map<MethodId, Contract> contracts;
  private final Set<String> initialised = new HashSet<>();
  private final Map<MethodId, Set<MethodId>> users = new HashMap<>();
  private final Set<MethodId> locked = new HashSet<>();

  private Initialisations(
      Map<MethodId, MethodFacts> bodies,
      Function<MethodId, List<MethodId>> overriders,
      Map<MethodId, Contract> contracts) {
    this.bodies = bodies;
    this.overriders = overriders;
    this.contracts = contracts;
  }

  /** Adds to the bodies of a program what they initialise. */
  public static void add(
      Map<MethodId, MethodFacts> bodies,
      Function<MethodId, List<MethodId>> overriders,
      Map<MethodId, Contract> contracts) {
    Initialisations all = new Initialisations(bodies, overriders, contracts);
    List<MethodId> initialisers = bodies.keySet().stream().filter(MethodId::isInitialiser).toList();
    initialisers.forEach(method -> all.initialised.add(method.owner()));
    bodies.replaceAll((method, body) -> all.initialising(body));
    all.findLocked(initialisers);
    all.locked.forEach(method -> bodies.computeIfPresent(method, (m, body) -> locking(body)));
  }

  /** The body, with a call of the initialiser where a class may be used first. */
  private MethodFacts initialising(MethodFacts body) {
    List<Call> calls = new ArrayList<>(body.calls().size());
    boolean changed = false;
    for (Call call : body.calls()) {
      String type = call.callee().owner();
      boolean isField = call.callee().isInitialiser(); // Or the superclass of what is initialised.
      boolean isThere = initialised.contains(type);
      if (isField && !isThere) {
        changed = true; // Nothing is done there.
        continue;
      }
      if (isThere && (isField || initialises(body.id(), call))) {
        MethodId initialiser = MethodId.initialiser(type);
        users.computeIfAbsent(initialiser, m -> new HashSet<>()).add(body.id());
        if (!isField) {
          calls.add(call.of(initialiser, Argument.UNKNOWN));
          changed = true;
        }
      }
      calls.add(call);
    }
    return changed ? body.withCalls(calls) : body;
  }

  private static boolean initialises(MethodId caller, Call call) {
    return call.dispatch() == Dispatch.EXACT
        && (call.callee().isConstructor() || call.receiver().equals(Argument.UNKNOWN))
        && !call.callee().owner().equals(caller.owner())
        && (caller.isInitialiser() || !isWithin(caller.owner(), call.callee().owner()));
  }

  /** Whether a class is another or in it, so that its code runs when that has been initialised. */
  private static boolean isWithin(String type, String other) {
    return type.startsWith(other)
        && (type.length() == other.length() || type.charAt(other.length()) == '$');
  }

  private void findLocked(List<MethodId> initialisers) {
    Map<MethodId, Set<String>> reached = new HashMap<>();
    for (List<MethodId> component : Components.of(initialisers, this::called)) {
      Set<String> away = new HashSet<>();
      for (MethodId method : component) {
        away.addAll(takenBy(method));
        for (MethodId next : called(method)) {
          away.addAll(reached.getOrDefault(next, Set.of()));
        }
      }
      component.forEach(method -> reached.put(method, away));
      List<MethodId> open = component.stream().filter(MethodId::isInitialiser).toList();
      if (open.size() > 1) {
        open = open.stream().filter(this::isOpen).toList();
      }
      List<MethodId> first = new ArrayList<>(open);
      first.removeIf(method -> !isUsedBeside(method, component));
      if (first.isEmpty()) {
        first = open; // A part of a program.
      }
      for (MethodId method : first) {
        if (first.size() > 1 || away.stream().anyMatch(type -> !isWithin(type, method.owner()))) {
          locked.add(method);
        }
      }
    }
  }

  /** Whether any thread may be the first to use a class, not only one that runs code around it. */
  private boolean isOpen(MethodId method) {
    MethodFacts body = bodies.get(method);
    return method.isInitialiser() && body != null && !body.confined();
  }

  /**
   * Whether a class is used beside a circle. Who runs the code of a class in it has initialised
   * that before.
   */
  private boolean isUsedBeside(MethodId method, List<MethodId> circle) {
    Set<MethodId> beside = new HashSet<>(users.getOrDefault(method, Set.of()));
    circle.forEach(beside::remove);
    beside.removeIf(
        user ->
            circle.stream().anyMatch(each -> isOpen(each) && isWithin(user.owner(), each.owner())));
    return !beside.isEmpty();
  }

  private List<MethodId> called(MethodId method) {
    MethodFacts body = bodies.get(method);
    if (body == null) {
      return List.of();
    }
    List<MethodId> all = new ArrayList<>(body.calls().size());
    for (Call call : body.calls()) {
      all.add(call.callee());
      if (call.dispatch() == Dispatch.VIRTUAL) {
        all.addAll(overriders.apply(call.callee()));
      }
      for (Argument argument : call.arguments()) {
        if (argument.code() != null) {
          all.add(argument.code());
        }
      }
    }
    return all;
  }

  /** The classes whose static locks a method takes; empty text for what it waits for. */
  private Set<String> takenBy(MethodId method) {
    MethodFacts body = bodies.get(method);
    Set<String> all = new HashSet<>();
    for (Acquisition taken : body == null ? List.<Acquisition>of() : body.acquisitions()) {
      if (taken.lock().object().root() == Root.STATIC) {
        all.add(taken.lock().object().type());
      }
    }
    for (Call call : body == null ? List.<Call>of() : body.calls()) {
      Contract contract = contracts.get(call.callee());
      if (contract != null && !contract.events().isEmpty()) {
        all.add("");
      }
    }
    return all;
  }

  /** The initialiser, which has its lock from the first statement to the end. */
  private static MethodFacts locking(MethodFacts body) {
    LockRef lock = LockRef.initialisation(body.id().owner());
    Held held = new Held(lock, body.place(), true);
    List<Acquisition> taken = new ArrayList<>();
    taken.add(new Acquisition(lock, Acquisition.How.BLOCKING, body.place(), List.of(), List.of()));
    for (Acquisition each : body.acquisitions()) {
      taken.add(
          new Acquisition(
              each.lock(), each.how(), each.place(), with(held, each.held()), each.dropped()));
    }
    List<Call> calls = new ArrayList<>();
    for (Call each : body.calls()) {
      calls.add(each.holding(with(held, each.held())));
    }
    return body.doing(taken, calls);
  }

  private static List<Held> with(Held first, List<Held> others) {
    List<Held> all = new ArrayList<>(others.size() + 1);
    all.add(first);
    all.addAll(others);
    return all;
  }
}
