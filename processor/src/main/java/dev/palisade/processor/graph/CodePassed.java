package dev.palisade.processor.graph;

import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names the code that calls run or pass where a body says only where it is: {@code job().run()},
 * {@code pool.submit(job)}, {@code new Thread(new Job())}. A call that may be of several pieces of
 * code is several calls.
 */
final class CodePassed {
  /** Calls that one is taken for; more say nothing new. */
  private static final int MOST = 16;

  private final KeptCode kept;
  private final Set<String> types;
  private final Map<String, MethodId> methods = new HashMap<>();
  private final Map<String, MethodId> tasks = new HashMap<>();

  /**
   * Takes note of what implements what.
   *
   * @param kept what is known of fields, results and parameters
   * @param overriders bodies by what they override
   * @param types the program's own
   */
  CodePassed(KeptCode kept, Map<MethodId, List<MethodId>> overriders, Set<String> types) {
    this.kept = kept;
    this.types = types;
    Set<String> several = new HashSet<>();
    overriders.forEach(
        (overridden, bodies) -> {
          for (MethodId body : types.contains(overridden.owner()) ? List.<MethodId>of() : bodies) {
            methods.put(body.owner() + " as " + overridden, body);
            String task = body.owner() + " as " + overridden.owner();
            MethodId other = tasks.put(task, body);
            if (other != null && !other.equals(body)) {
              several.add(task);
            }
          }
        });
    tasks.keySet().removeAll(several);
  }

  /** The body, of whose calls all is known that can be. */
  MethodFacts named(MethodFacts body) {
    List<Call> calls = new ArrayList<>(body.calls().size());
    for (Call call : body.calls()) {
      List<Call> known = receivers(body.id(), call);
      for (int i = 0; i < call.arguments().size(); i++) {
        known = arguments(body.id(), known, i);
      }
      calls.addAll(known.size() > MOST ? List.of(call) : known);
    }
    return calls.equals(body.calls()) ? body : body.withCalls(calls);
  }

  private List<Call> receivers(MethodId method, Call call) {
    if (types.contains(call.callee().owner()) && !isOpen(method, call.receiver())) {
      return List.of(call);
    }
    List<Call> all = new ArrayList<>(1);
    for (Argument each : choices(method, call.receiver())) {
      MethodId code = each.code() != null ? each.code() : implementation(each, call.callee());
      all.add(code == null ? call : call.with(as(call.receiver(), each, code), call.arguments()));
    }
    return all;
  }

  private List<Call> arguments(MethodId method, List<Call> calls, int index) {
    Call any = calls.get(0);
    Collection<Argument> choices = choices(method, any.arguments().get(index));
    List<Call> all = new ArrayList<>(calls.size());
    for (Argument each : choices) {
      MethodId code = each.code() != null ? each.code() : task(each, any.callee(), index);
      for (Call call : calls) {
        List<Argument> passed = new ArrayList<>(call.arguments());
        if (code != null) {
          passed.set(index, as(passed.get(index), each, code));
        }
        all.add(call.with(call.receiver(), passed));
      }
    }
    return all;
  }

  private Collection<Argument> choices(MethodId method, Argument argument) {
    return isOpen(method, argument) ? kept.of(method, argument) : List.of(argument);
  }

  /**
   * Whether it may be code of which the body does not know what code; callers tell of a parameter.
   */
  private static boolean isOpen(MethodId method, Argument argument) {
    ObjectPath object = argument.object();
    return argument.code() == null
        && object != null
        && (!object.fields().isEmpty()
            || object.root() == Root.CAPTURED
            || (object.root() == Root.PARAMETER && method.name().contains("$lambda")));
  }

  /** The object that is named there, which is code: a task is the object that it was. */
  private static Argument as(Argument named, Argument found, MethodId code) {
    ObjectPath object = named.object();
    return found.code() != null || found.object() == null || object == null
        ? found
        : Argument.of(object.as(found.object().objectType()), code);
  }

  /** What runs when a method of the JDK or of an unknown jar is called on an object. */
  private @Nullable MethodId implementation(Argument on, MethodId called) {
    return on.object() == null ? null : methods.get(on.object().objectType() + " as " + called);
  }

  /**
   * What an object is there for that is passed as one of a type of the JDK or of an unknown jar.
   */
  private @Nullable MethodId task(Argument passed, MethodId callee, int index) {
    String[] wanted =
        callee.parameters().substring(1, callee.parameters().length() - 1).split(",", -1);
    return passed.object() == null || index >= wanted.length
        ? null
        : tasks.get(passed.object().objectType() + " as " + wanted[index]);
  }
}
