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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What methods do that are called with constants: {@code stop(false)} does not wait if {@code stop}
 * waits only where its parameter is true. Each such call gets a body of its own, without what it
 * never reaches.
 */
public final class Variants {
  private final Map<MethodId, MethodFacts> bodies;

  /** The bodies that know something of their parameters, as they were. */
  private final Map<MethodId, MethodFacts> knowing = new HashMap<>();

  /** What is done if constants are passed: the body itself if they make no difference. */
  private final Map<MethodId, MethodFacts> variants = new LinkedHashMap<>();

  /** The bodies of a program, of which none says any more what it knows of parameters. */
  public Variants(Map<MethodId, MethodFacts> bodies) {
    this.bodies = bodies;
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

  /**
   * Adds the bodies of such calls, and lets the calls lead there. A constructor is left alone, as
   * is a method that a contract says something of.
   *
   * @param contracts what is said of methods
   * @param overriders the methods that override one
   */
  public void add(Map<MethodId, Contract> contracts, Map<MethodId, List<MethodId>> overriders) {
    Predicate<Call> evident =
        call ->
            !call.callee().isConstructor()
                && !contracts.containsKey(call.callee())
                && (call.dispatch() == Dispatch.EXACT || !overriders.containsKey(call.callee()));
    if (!knowing.isEmpty()) {
      List<MethodFacts> led = bodies.values().stream().map(body -> led(body, evident)).toList();
      variants.values().forEach(body -> bodies.put(body.id(), body));
      led.forEach(body -> bodies.put(body.id(), body));
    }
  }

  private MethodFacts led(MethodFacts body, Predicate<Call> evident) {
    List<Call> calls = new ArrayList<>(body.calls().size());
    boolean same = true;
    for (Call call : body.calls()) {
      Call led = evident.test(call) ? led(call, evident) : call;
      same &= led == call;
      calls.add(led);
    }
    return same ? body : body.withCalls(calls);
  }

  private Call led(Call call, Predicate<Call> evident) {
    Map<Integer, Boolean> constants = constants(call);
    MethodFacts plain = constants.isEmpty() ? null : bodies.get(call.callee());
    if (plain == null) {
      return call;
    }
    MethodId variant = call.callee().given(constants.toString());
    if (!variants.containsKey(variant)) {
      variants.put(variant, named(variant, plain)); // for a method that calls itself
      MethodFacts body = knowing.getOrDefault(call.callee(), plain);
      MethodFacts left = led(without(body, constants), evident);
      boolean differs =
          left.acquisitions().size() != plain.acquisitions().size()
              || !callees(left).equals(callees(led(plain, evident)));
      variants.put(variant, differs ? named(variant, left) : plain);
    }
    MethodId runs = variants.getOrDefault(variant, plain).id();
    return runs.equals(variant)
        ? call.of(variant, call.receiver()).with(call.receiver(), call.arguments())
        : call;
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
        List.of(),
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
        List<Argument> given = each.arguments().stream().map(a -> passed(a, constants)).toList();
        calls.add(each.with(each.receiver(), given).holding(locks(each.held())));
      }
    }
    return body.doing(taken, calls);
  }

  private static List<Held> locks(List<Held> held) {
    return knows(held)
        ? held.stream().filter(each -> each.lock().kind() != Kind.GIVEN).toList()
        : held;
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
