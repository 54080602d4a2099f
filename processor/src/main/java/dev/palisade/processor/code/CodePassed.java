package dev.palisade.processor.code;

import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Names the code that calls run or pass where a body says only where it is: {@code job().run()},
 * {@code pool.submit(job)}, {@code new Thread(new Job())}. A call that may be of several pieces of
 * code is several calls.
 */
public final class CodePassed {
  /** Calls that one is taken for; more say nothing new. */
  private static final int MOST = 16;

  /** Parameters of these types are no code, but what holds tasks: who waits for it has its name. */
  private static final Set<String> COLLECTIONS = Set.of("java.util.Collection", "java.util.List");

  private final KeptCode kept;
  private final Tasks tasks;
  private final Set<String> types;

  /**
   * Makes one for a program.
   *
   * @param kept what is known of fields, results and parameters
   * @param types the program's own
   */
  public CodePassed(KeptCode kept, Tasks tasks, Set<String> types) {
    this.kept = kept;
    this.tasks = tasks;
    this.types = types;
  }

  /** The body, of whose calls all is known that can be. */
  public MethodFacts named(MethodFacts body) {
    if (!passesCode(body)) {
      return body;
    }
    List<Call> calls = new ArrayList<>(body.calls().size());
    for (Call call : body.calls()) {
      List<Call> known = receivers(body.id(), call);
      for (int i = 0; i < call.arguments().size(); i++) {
        known = arguments(body.id(), known, i);
      }
      calls.addAll(known.size() > MOST ? List.of(call) : known);
      dependents(body.id(), call, calls);
    }
    return body.withCalls(calls);
  }

  /** The code that is known to be in a collection, unless it is a parameter's: callers tell. */
  public List<Argument> inElements(Argument collection) {
    List<Argument> all = new ArrayList<>(0);
    for (Argument each : kept.inElements(collection)) {
      MethodId code = each.code() != null ? each.code() : tasks.only(each);
      if (code != null) {
        all.add(Argument.of(each.object(), code));
      }
    }
    return all;
  }

  /** What waits for a future runs when that is completed: as calls of a method without contract. */
  private void dependents(MethodId caller, Call call, List<Call> into) {
    MethodId callee = call.callee();
    if (!KeptCode.isFuture(callee.owner())) {
      return;
    }
    Argument future =
        switch (callee.name()) {
          case "complete" -> call.receiver();
          case "completeExceptionally", "cancel" -> KeptCode.failed(call.receiver());
          default -> Argument.UNKNOWN;
        };
    for (Argument each : kept.keptBy(caller, future)) {
      if (each.code() != null) {
        into.add(call.of(new MethodId(callee.owner(), callee.name(), ""), each));
      }
    }
  }

  private boolean passesCode(MethodFacts body) {
    for (Call call : body.calls()) {
      if (mayBeCode(body.id(), call.receiver())
          || mayBeCode(body.id(), KeptCode.failed(call.receiver()))) {
        return true;
      }
      for (Argument argument : call.arguments()) {
        if (mayBeCode(body.id(), argument)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean mayBeCode(MethodId method, Argument argument) {
    ObjectPath object = argument.object();
    return argument.code() == null
        && object != null
        && (tasks.has(object) || (isOpen(method, argument) && kept.knows(method, object)));
  }

  private List<Call> receivers(MethodId method, Call call) {
    if (types.contains(call.callee().owner()) && !isOpen(method, call.receiver())) {
      return List.of(call);
    }
    boolean isVirtual = call.dispatch() == Call.Dispatch.VIRTUAL; // not super.method()
    List<Call> all = new ArrayList<>(1);
    for (Argument each : choices(method, call.receiver())) {
      MethodId code =
          each.code() == null && isVirtual ? tasks.called(each, call.callee()) : each.code();
      all.add(code == null ? call : call.with(as(call.receiver(), each, code), call.arguments()));
    }
    return all;
  }

  private List<Call> arguments(MethodId method, List<Call> calls, int index) {
    Call any = calls.get(0);
    List<String> types = any.callee().parameterTypes();
    if (index < types.size() && COLLECTIONS.contains(types.get(index))) {
      return calls;
    }
    Collection<Argument> choices = choices(method, any.arguments().get(index));
    List<Call> all = new ArrayList<>(calls.size());
    for (Argument each : choices) {
      MethodId code = each.code() != null ? each.code() : tasks.passed(each, any.callee(), index);
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
        && ((!object.fields().isEmpty() && !object.last().isElementOfAny())
            || object.root() == Root.CAPTURED
            || (object.root() == Root.PARAMETER && method.isLambda()));
  }

  /** The object that is named there, which is code: a task is the object that it was. */
  private static Argument as(Argument named, Argument found, MethodId code) {
    ObjectPath object = named.object();
    return found.code() != null || found.object() == null || object == null
        ? found
        : Argument.of(object.as(found.object().objectType()), code);
  }
}
