package dev.palisade.processor.code;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Call.Dispatch;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What methods do that are called with constants: {@code stop(false)} does not wait if {@code stop}
 * waits only where its parameter is true. Each such call gets a body of its own, without what it
 * never reaches.
 */
public final class Variants {
  private final Map<MethodId, MethodFacts> bodies;
  private final Map<MethodId, Contract> contracts;
  private final Map<MethodId, List<MethodId>> overriders;

  /** The bodies that know something of their parameters, as they were. */
  private final Map<MethodId, MethodFacts> knowing = new HashMap<>();

  /** What is done if constants are passed: the body itself if they make no difference. */
  private final Map<MethodId, MethodFacts> variants = new LinkedHashMap<>();

  /** Those that calls lead to. */
  private final Set<MethodId> used = new HashSet<>();

  /**
   * Has the bodies of a program say no more what they know of parameters.
   *
   * @param contracts what is said of methods
   * @param overriders the methods that override one
   */
  public Variants(
      Map<MethodId, MethodFacts> bodies,
      Map<MethodId, Contract> contracts,
      Map<MethodId, List<MethodId>> overriders) {
    this.bodies = bodies;
    this.contracts = contracts;
    this.overriders = overriders;
    for (MethodFacts body : bodies.values()) {
      boolean knows = false;
      for (Acquisition each : body.acquisitions()) {
        knows |= knows(each.held());
      }
      for (Call each : body.calls()) {
        knows |= knows(each.held());
      }
      if (knows) {
        knowing.put(body.id(), body);
      }
    }
    knowing.forEach((method, body) -> bodies.put(method, without(body, Map.of())));
  }

  /** Adds the bodies of such calls, and lets the calls lead there. */
  public void add() {
    List<MethodFacts> all = new ArrayList<>();
    for (MethodFacts body : knowing.isEmpty() ? List.<MethodFacts>of() : bodies.values()) {
      all.add(led(body));
    }
    variants.values().forEach(body -> bodies.put(body.id(), body));
    all.forEach(body -> bodies.put(body.id(), body));
  }

  /** A constructor is left alone, as is a method that a contract says something of. */
  private boolean isEvident(Call call) {
    MethodId callee = call.callee();
    return !callee.isConstructor()
        && !contracts.containsKey(callee)
        && (call.dispatch() == Dispatch.EXACT || !overriders.containsKey(callee));
  }

  private MethodFacts led(MethodFacts body) {
    List<Call> calls = new ArrayList<>(body.calls().size());
    boolean same = true;
    for (Call call : body.calls()) {
      Call led = isEvident(call) ? led(call) : call;
      same &= led == call;
      calls.add(led);
    }
    return same ? body : body.withCalls(calls);
  }

  private Call led(Call call) {
    Map<Integer, Boolean> constants = constants(call);
    MethodFacts plain = constants.isEmpty() ? null : bodies.get(call.callee());
    if (plain == null) {
      return call;
    }
    MethodId variant = call.callee().given(constants.toString());
    if (!variants.containsKey(variant)) {
      variants.put(variant, named(variant, plain)); // for a method that calls itself
      MethodFacts body = knowing.getOrDefault(call.callee(), plain);
      MethodFacts left = led(without(body, constants));
      boolean differs =
          used.contains(variant)
              || left.acquisitions().size() != plain.acquisitions().size()
              || !callees(left).equals(callees(led(plain)));
      variants.put(variant, differs ? named(variant, left) : plain);
    }
    MethodId runs = variants.getOrDefault(variant, plain).id();
    if (!runs.equals(variant)) {
      return call;
    }
    used.add(variant);
    return call.of(variant, call.receiver()).with(call.receiver(), call.arguments());
  }

  /** The parameters for which a call passes what is known to be true, or not. */
  private static Map<Integer, Boolean> constants(Call call) {
    Map<Integer, Boolean> constants = Map.of();
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument passed = call.arguments().get(i);
      boolean is = passed.code() != null || passed.type().equals("true");
      if (is || passed.type().equals("false")) {
        constants = constants.isEmpty() ? new TreeMap<>() : constants;
        constants.put(i, is);
      }
    }
    return constants;
  }

  private static List<MethodId> callees(MethodFacts body) {
    return body.calls().stream().map(Call::callee).toList();
  }

  /** What is judged of a body is judged of the one whose name all know. */
  private static MethodFacts named(MethodId name, MethodFacts body) {
    return new MethodFacts(
        name,
        body.place(),
        List.of(),
        true,
        body.acquisitions(),
        body.calls(),
        List.of(),
        body.exits(),
        List.of(),
        body.kept(),
        body.made());
  }

  private static boolean knows(List<Held> held) {
    for (Held each : held) {
      if (each.lock().kind() == Kind.GIVEN) {
        return true;
      }
    }
    return false;
  }

  /** Whether constants rule out that something is done, by what is known of parameters there. */
  private static boolean ruleOut(Map<Integer, Boolean> constants, List<Held> known) {
    for (Held each : known) {
      int index = each.lock().object().index();
      Boolean truth = each.lock().kind() == Kind.GIVEN ? constants.get(index) : null;
      if (truth != null && !each.lock().equals(LockRef.given(index, truth))) {
        return true;
      }
    }
    return false;
  }

  /** A body without what constants rule out, and without what it knows of parameters. */
  private static MethodFacts without(MethodFacts body, Map<Integer, Boolean> constants) {
    List<Acquisition> taken = new ArrayList<>(body.acquisitions().size());
    for (Acquisition each : body.acquisitions()) {
      if (!ruleOut(constants, each.held())) {
        List<Held> held = locks(each.held());
        taken.add(new Acquisition(each.lock(), each.how(), each.place(), held, each.dropped()));
      }
    }
    List<Call> calls = new ArrayList<>(body.calls().size());
    for (Call each : body.calls()) {
      if (!ruleOut(constants, each.held())) {
        List<Argument> given = new ArrayList<>(each.arguments());
        given.replaceAll(argument -> passed(argument, constants));
        calls.add(each.with(each.receiver(), given).holding(locks(each.held())));
      }
    }
    return body.doing(taken, calls);
  }

  private static List<Held> locks(List<Held> held) {
    List<Held> locks = new ArrayList<>(held);
    locks.removeIf(each -> each.lock().kind() == Kind.GIVEN);
    return locks;
  }

  /** A parameter that is a constant is passed on as one; code keeps its name. */
  private static Argument passed(Argument argument, Map<Integer, Boolean> constants) {
    ObjectPath object = argument.object();
    if (object == null || object.root() != Root.PARAMETER || !object.fields().isEmpty()) {
      return argument;
    }
    Boolean truth = constants.get(object.index());
    return truth == null || (truth && !object.type().equals("boolean"))
        ? argument
        : Argument.UNKNOWN.orOfType(truth.toString());
  }
}
