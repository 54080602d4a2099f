package dev.palisade.processor.graph;

import dev.palisade.processor.fact.Contract;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a call may run: bodies of the program, and code passed to it that is run before it returns.
 */
public final class Targets {
  /** Ways to run one parameter that are told apart; more say nothing new. */
  private static final int MOST_INVOCATIONS = 4;

  private final Program program;
  private final LockClasses classes;
  private final Map<Parameter, List<Invocation>> invocations = new HashMap<>();

  /** By what is called, on which type, with which type arguments. */
  private final Map<List<Object>, List<MethodId>> dispatched = new HashMap<>();

  /**
   * Code that runs before a call returns.
   *
   * @param argument the code as passed
   * @param method the body it is
   * @param held what the callee holds while it runs it, named as the caller names it
   * @param passed what the callee runs it with, so named, as far as that is known
   * @param ways how many bodies it may be, of which the method is one
   */
  public record Code(
      Argument argument, MethodId method, List<HeldBy> held, List<Argument> passed, int ways) {

    /** A lock of the body, as the caller names it. */
    public LockRef seen(LockRef lock) {
      return lock.on(Substitution.inCode(lock.object(), argument, passed));
    }
  }

  /**
   * A lock that is held because {@code method} took it.
   *
   * @param method whose body or contract holds it
   * @param held the lock, named as the method under discussion names it, and where {@code method}
   *     took it
   */
  public record HeldBy(MethodId method, Held held) {

    /** The step that takes it. */
    public Step takes(LockClass lock) {
      return Step.takes(method, held.place(), lock);
    }

    /** The same lock under another name. */
    public HeldBy named(UnaryOperator<LockRef> names) {
      return new HeldBy(method, held.named(names));
    }
  }

  /**
   * A parameter.
   *
   * @param inElements whether it stands for what is in a collection that is passed for it
   */
  private record Parameter(MethodId method, int index, boolean inElements) {
    Parameter elements() {
      return new Parameter(method, index, true);
    }
  }

  /** One way to run a parameter: what is held, and what it is run with. */
  private record Invocation(List<HeldBy> held, List<Argument> passed) {
    static final Invocation UNHELD = new Invocation(List.of(), List.of());

    List<LockRef> locks() {
      return held.stream().map(h -> h.held().lock()).toList();
    }

    Invocation at(Call call) {
      return new Invocation(
          held.stream().map(h -> h.named(lock -> Substitution.atCall(lock, call))).toList(),
          passed.stream().map(each -> Substitution.atCall(each, call)).toList());
    }

    Invocation under(List<HeldBy> before) {
      List<HeldBy> all = new ArrayList<>(before);
      all.addAll(held);
      return new Invocation(all, passed);
    }
  }

  /** A call that runs code passed for a parameter of the method around it, or passes it on. */
  private record Passing(MethodFacts body, Call call) {}

  public Targets(Program program) {
    this.program = program;
    this.classes = program.classes();
    List<Passing> passing = passing();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Passing each : passing) {
        grown |= learnInvocations(each.body, each.call);
      }
    }
  }

  private List<Passing> passing() {
    List<Passing> passing = new ArrayList<>();
    Set<Parameter> seen = new HashSet<>();
    Deque<Parameter> work = new ArrayDeque<>();
    for (MethodFacts body : program.bodies()) {
      for (Call call : body.calls()) {
        follow(call, argument -> argument.code() != null, false, seen, work);
        follow(call, argument -> !program.inElements(argument).isEmpty(), true, seen, work);
      }
    }
    while (!work.isEmpty()) {
      Parameter parameter = work.remove();
      MethodFacts body = program.body(parameter.method);
      if (body != null) {
        for (Call call : body.calls()) {
          Predicate<Argument> isIt = argument -> parameter.equals(parameter(body, argument));
          boolean isPassed = follow(call, isIt, false, seen, work);
          if (parameter.inElements) {
            isPassed |= follow(call, each -> isOf(body, parameter, each), true, seen, work);
          }
          if (isPassed || isIt.test(call.receiver())) {
            passing.add(new Passing(body, call));
          }
        }
      }
    }
    return passing;
  }

  /** Whether it is the collection for whose elements a parameter stands. */
  private static boolean isOf(MethodFacts body, Parameter elements, Argument argument) {
    Parameter collection = parameter(body, argument);
    return collection != null && elements.equals(collection.elements());
  }

  /** Takes note of the parameters that some arguments are passed for; whether there are any. */
  private boolean follow(
      Call call,
      Predicate<Argument> which,
      boolean inElements,
      Set<Parameter> seen,
      Deque<Parameter> work) {
    boolean any = false;
    for (int i = 0; i < call.arguments().size(); i++) {
      if (which.test(call.arguments().get(i))) {
        any = true;
        for (MethodId target : mayRun(call)) {
          Parameter parameter = new Parameter(target, i, inElements);
          if (seen.add(parameter)) {
            work.add(parameter);
          }
        }
      }
    }
    return any;
  }

  /**
   * The methods a call may run, the callee first: of its overrides, those that an object of the
   * receiver's type can have.
   */
  public List<MethodId> mayRun(Call call) {
    if (call.dispatch() == Call.Dispatch.EXACT) {
      return List.of(call.callee());
    }
    return mayRun(call.callee(), call.receiver());
  }

  private List<MethodId> mayRun(MethodId method, Argument on) {
    if (program.overriders(method).isEmpty()) {
      return List.of(method);
    }
    String known = on.objectType();
    String type = known.isEmpty() ? method.owner() : known;
    return dispatched.computeIfAbsent(
        List.of(method, type, on.typeArguments()),
        key -> {
          List<MethodId> all = new ArrayList<>(List.of(method));
          for (MethodId override : program.overriders(method, type)) {
            if (callers(override.owner(), on, method, override.owner()) != null) {
              all.add(override);
            }
          }
          return List.copyOf(all);
        });
  }

  /** How many bodies the name of a called method may stand for: one of them runs. */
  public int ways(Call call) {
    int overriders =
        call.dispatch() == Call.Dispatch.EXACT ? 0 : program.overriders(call.callee()).size();
    return overriders == 0 || program.body(call.callee()) == null
        ? Math.max(1, overriders)
        : overriders + 1;
  }

  /**
   * What type the caller's own object must be of, if that of what a call runs must be of {@code
   * self}; empty if any will do, null if the call does not run it on such an object.
   *
   * @param target what runs
   * @param code the code that was passed to the call, if that is what runs; else null
   */
  public @Nullable String callersSelf(
      MethodId caller, Call call, MethodId target, @Nullable Argument code, String self) {
    String plain = plainCallersSelf(call, target, code, TypeArguments.erased(self));
    String given =
        code == null
            ? callers(
                caller.owner(),
                call.receiver(),
                call.callee(),
                self.contains("<") ? self : target.owner())
            : Substitution.isLambda(code) && self.contains("<") ? self : "";
    return plain == null || given == null ? null : plain.isEmpty() ? given : plain;
  }

  private @Nullable String callers(String caller, Argument on, MethodId named, String runs) {
    return classes.arguments().callers(caller, on.typeArguments(), named.owner(), runs);
  }

  private @Nullable String plainCallersSelf(
      Call call, MethodId target, @Nullable Argument code, String self) {
    boolean isCallee = target.equals(code == null ? call.callee() : code.code());
    String wanted = isCallee ? self : classes.narrower(self, target.owner());
    if (wanted == null || wanted.isEmpty()) {
      return wanted;
    }
    if (code != null && code.object() == null) {
      return Substitution.isLambda(code) ? wanted : "";
    }
    Argument on = code == null ? call.receiver() : code;
    boolean isMade = on.objectType().isEmpty() && target.isConstructor();
    if (isMade ? !classes.is(target.owner(), wanted) : !classes.mayBeOne(on.objectType(), wanted)) {
      return null;
    }
    ObjectPath object = on.object();
    return object != null && object.isSelf() && !classes.is(object.type(), wanted) ? wanted : "";
  }

  /** The lambdas and method references that a call runs before it returns. */
  public List<Code> codeRunBy(Call call) {
    List<Code> all = new ArrayList<>(0);
    addCode(call.receiver(), new Invocation(List.of(), call.arguments()), all);
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument argument = call.arguments().get(i);
      if (argument.code() != null) {
        for (Invocation way : waysToRun(call, i, false)) {
          addCode(argument, way, all);
        }
      }
      for (Argument each : program.inElements(argument)) {
        for (Invocation way : waysToRun(call, i, true)) {
          addCode(each, way, all);
        }
      }
    }
    return all;
  }

  /** A method reference, too, is to the method or an override of it. */
  private void addCode(Argument argument, Invocation how, List<Code> all) {
    MethodId code = argument.code();
    if (code != null) {
      List<MethodId> runs = mayRun(code, argument);
      int ways = Math.max(1, program.body(code) == null ? runs.size() - 1 : runs.size());
      runs.forEach(method -> all.add(new Code(argument, method, how.held, how.passed, ways)));
    }
  }

  private boolean learnInvocations(MethodFacts body, Call call) {
    boolean grown = false;
    List<HeldBy> held = call.held().stream().map(h -> new HeldBy(body.id(), h)).toList();
    Parameter called = parameter(body, call.receiver());
    if (called != null) {
      grown = add(called, new Invocation(held, call.arguments()));
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      Parameter passedOn = parameter(body, call.arguments().get(i));
      if (passedOn != null) {
        for (Invocation way : waysToRun(call, i, false)) {
          grown |= add(passedOn, way.under(held));
        }
        for (Invocation way : waysToRun(call, i, true)) {
          grown |= add(passedOn.elements(), way.under(held));
        }
      }
    }
    return grown;
  }

  private static @Nullable Parameter parameter(MethodFacts body, Argument argument) {
    ObjectPath object = argument.object();
    return object != null
            && object.root() == Root.PARAMETER
            && (object.fields().isEmpty() || object.isElementOfParameter())
            && argument.code() == null
        ? new Parameter(body.id(), object.index(), !object.fields().isEmpty())
        : null;
  }

  /** How the targets of a call run parameter {@code index}, or what is in it. */
  private List<Invocation> waysToRun(Call call, int index, boolean inElements) {
    List<Invocation> ways = new ArrayList<>();
    for (MethodId target : mayRun(call)) {
      Contract contract = program.contract(target);
      boolean isUnseen = program.body(target) == null && !inElements;
      if (isUnseen && contract != null && contract.runsNow().contains(index)) {
        ways.add(Invocation.UNHELD);
      }
      Parameter parameter = new Parameter(target, index, inElements);
      for (Invocation way : invocations.getOrDefault(parameter, List.of())) {
        ways.add(way.at(call));
      }
    }
    return ways;
  }

  /** Of ways that hold the same, one is told of, which is run with what they agree in. */
  private boolean add(Parameter parameter, Invocation way) {
    List<Invocation> known = invocations.computeIfAbsent(parameter, p -> new ArrayList<>());
    for (int i = 0; i < known.size(); i++) {
      Invocation before = known.get(i);
      if (before.locks().equals(way.locks())) {
        boolean agree = before.passed.isEmpty() || before.passed.equals(way.passed);
        if (!agree) {
          known.set(i, new Invocation(before.held, List.of()));
        }
        return !agree;
      }
    }
    return known.size() < MOST_INVOCATIONS && known.add(way);
  }
}
