package dev.palisade.processor.call;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.EventUse;
import dev.palisade.processor.fact.Contract.EventUse.Role;
import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.Contract.Op;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Conversion;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.graph.CallGraph;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Reach;
import dev.palisade.processor.graph.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The contexts that bodies run in: where annotations, the core or the device say that they do, and
 * from there down the calls. Nothing is said of a body that no such way leads to.
 *
 * <p>A method whose contract says where it may be called is judged there: nothing flows into it
 * from its callers.
 */
public final class Contexts {
  private static final List<ExecutionContext> NOWHERE = List.of();

  /** Ways and calls that are believed to lead from an event loop to code which says nothing. */
  private static final int MOST_LOOP_WAYS = 4;

  private static final int MOST_LOOP_CALLS = 8;

  private static final EventUse RESULT =
      new EventUse(Role.ON, EventUse.RESULT, "", EventUse.RECEIVER);

  private final Program program;
  private final CallGraph calls;
  private final Map<MethodId, Map<ExecutionContext, Reached>> reached = new TreeMap<>();
  private final Deque<Reached> work = new ArrayDeque<>();
  private final Set<String> offLoop = new HashSet<>();
  private final Set<String> loops = new HashSet<>();

  /** Method, parameter, context: it passes that to nothing but what runs it in this context. */
  private final Set<List<Object>> passedOn = new HashSet<>();

  /** Method, context, type of its object: what it calls then is known. */
  private final Set<List<Object>> followed = new HashSet<>();

  /**
   * A body that runs in a context.
   *
   * @param method the body
   * @param context the context
   * @param root where the way to it starts
   * @param steps why the root runs in the context, then the calls from it to the method
   * @param ways how many ways those calls could go
   * @param self a type that the object whose method it is has on this way
   */
  public record Reached(
      MethodId method,
      ExecutionContext context,
      MethodId root,
      List<Step> steps,
      int ways,
      String self) {
    public Reached {
      steps = List.copyOf(steps);
    }

    private static Reached root(MethodId method, ExecutionContext context, Step why) {
      return new Reached(method, context, method, List.of(why), 1, method.owner());
    }

    /** Whether it only makes a call where it has found out that this thread is no event loop's. */
    public boolean avoids(Call call) {
      return context == ExecutionContext.EVENT_LOOP
          && call.held().stream()
              .anyMatch(held -> held.always() && held.lock().equals(LockRef.OFF_LOOP));
    }

    /** Whether it is said of the method itself that it runs in the context. */
    public boolean isRoot() {
      return steps.size() == 1;
    }
  }

  public Contexts(Program program, CallGraph calls) {
    this.program = program;
    this.calls = calls;
    for (MethodFacts body : program.bodies()) {
      body.calls().forEach(call -> note(body.id(), call));
    }
    for (MethodFacts body : program.bodies()) {
      if (!body.place().isForeign()) {
        addDeclared(body);
      }
    }
    for (MethodFacts body : program.bodies()) {
      body.calls().forEach(call -> addCodePassed(body.id(), call));
      body.conversions().forEach(conversion -> addConverted(body.id(), conversion));
    }
    follow();
    // What a library may be called in is told only where nobody here is known to be there.
    for (MethodFacts body : program.bodies()) {
      if (body.place().isForeign()) {
        addDeclared(body);
      }
    }
    follow();
  }

  private void follow() {
    while (!work.isEmpty()) {
      Reached from = work.remove();
      MethodFacts body = program.body(from.method());
      if (body != null) {
        body.calls().stream()
            .filter(call -> !from.avoids(call))
            .forEach(call -> follow(from, call));
      }
    }
  }

  /** The bodies that run in a context, sorted by name. */
  public List<Reached> in(ExecutionContext context) {
    List<Reached> all = new ArrayList<>();
    for (Map<ExecutionContext, Reached> ways : reached.values()) {
      Reached way = ways.get(context);
      if (way != null) {
        all.add(way);
      }
    }
    return all;
  }

  /** An object that a call is given to be run on threads that may block: not on an event loop. */
  private void note(MethodId caller, Call call) {
    Contract contract = program.contract(call.callee());
    if (contract == null) {
      return;
    }
    boolean isLoop = inLoop(contract, EventUse.RESULT);
    for (EventUse use : contract.events()) {
      if (use.role() == Role.ON && loops.contains(name(use, caller, call))) {
        isLoop |= use.code() == EventUse.RESULT;
        runs(caller, call, use.code(), ExecutionContext.EVENT_LOOP);
      }
    }
    if (isLoop) {
      loops.add(name(RESULT, caller, call));
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      if (contract.codeContexts().getOrDefault(i, Set.of()).contains(ExecutionContext.PROCESS)) {
        offLoop.add(call.arguments().get(i).objectType());
      }
    }
  }

  private static boolean inLoop(Contract contract, int code) {
    return contract
        .codeContexts()
        .getOrDefault(code, Set.of())
        .contains(ExecutionContext.EVENT_LOOP);
  }

  private static String name(EventUse use, MethodId caller, Call call) {
    ObjectPath object = DirectDeeds.object(use, caller, call);
    return object.fields().isEmpty() ? "" : object.last().toString();
  }

  /** A method runs where it may be called, and where each method it overrides may be. */
  private void addDeclared(MethodFacts body) {
    for (MethodId overridden : body.overrides()) {
      Contract contract = program.ownContract(overridden);
      if (contract != null) {
        addDeclared(body, contract, "overrides " + overridden.display() + ", which ");
      }
    }
    Contract own = program.ownContract(body.id());
    if (own != null) {
      addDeclared(body, own, "");
    }
  }

  private void addDeclared(MethodFacts body, Contract contract, String via) {
    Op op = contract.op();
    if (op == Op.INTERRUPT_HANDLER) {
      add(body.id(), body.place(), ExecutionContext.INTERRUPT, via + "is an @InterruptHandler");
    } else if (op != null) {
      add(body.id(), body.place(), ExecutionContext.ATOMIC, via + "is the op @" + op.annotation());
    } else {
      for (ExecutionContext context : sorted(contract.contexts())) {
        if (context == ExecutionContext.EVENT_LOOP && offLoop.contains(body.id().owner())) {
          continue;
        }
        add(body.id(), body.place(), context, via + "may be called in " + context);
      }
    }
  }

  private static List<ExecutionContext> sorted(Set<ExecutionContext> contexts) {
    return contexts.stream().sorted().toList();
  }

  private void addCodePassed(MethodId caller, Call call) {
    Contract contract = program.contract(call.callee());
    if (contract == null) {
      return;
    }
    if (contract.runsCodeOnReceiver()) {
      contract = Objects.requireNonNullElse(program.contract(call.calleeOfReceiver()), contract);
    }
    contract
        .codeContexts()
        .forEach(
            (index, contexts) -> {
              sorted(contexts).forEach(context -> runs(caller, call, index, context));
            });
  }

  /** What is passed to a call, or to those calls that pass it on, runs in a context. */
  private void runs(MethodId caller, Call call, int index, ExecutionContext context) {
    Argument passed = call.argument(index);
    MethodId code = passed.code();
    ObjectPath object = passed.object();
    if (code != null) {
      String why =
          "is passed to %s, which runs it in %s".formatted(call.callee().display(), context);
      Step step = new Step(caller, call.place(), Step.Kind.ENTERED, why);
      add(Reached.root(code, context, step));
    } else if (object != null
        && object.root() == Root.PARAMETER
        && object.fields().isEmpty()
        && passesOnOnly(program.body(caller), passed, context)
        && passedOn.add(List.of(caller, object.index(), context))) {
      for (CallGraph.Site site : calls.callersOf(caller)) {
        if (site.code() == null && site.ways() == 1) {
          runs(site.caller(), site.call(), object.index(), context);
        }
      }
    }
  }

  /** Whether a body passes its parameter to nothing but what runs it in a context. */
  private boolean passesOnOnly(
      @Nullable MethodFacts body, Argument parameter, ExecutionContext context) {
    for (Call call : body == null ? List.<Call>of() : body.calls()) {
      for (int i = 0; i < call.arguments().size(); i++) {
        Contract contract = program.contract(call.callee());
        if (parameter.equals(call.arguments().get(i))
            && !passedOn.contains(List.of(call.callee(), i, context))
            && (contract == null
                || !contract.codeContexts().getOrDefault(i, Set.of()).contains(context))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Code that becomes an object runs where the method that it implements may be called. */
  private void addConverted(MethodId method, Conversion conversion) {
    Contract contract = program.contract(conversion.implemented());
    for (ExecutionContext context : contract == null ? NOWHERE : sorted(contract.contexts())) {
      String why =
          "becomes a %s, which may be called in %s"
              .formatted(conversion.implemented().display(), context);
      Step step = new Step(method, conversion.place(), Step.Kind.ENTERED, why);
      add(Reached.root(conversion.code(), context, step));
    }
  }

  private void add(MethodId method, Place place, ExecutionContext context, String why) {
    Step step = new Step(method, place, Step.Kind.ENTERED, why);
    add(Reached.root(method, context, step));
  }

  /** One way says that a body runs in a context; what it calls may depend on whose method it is. */
  private void add(Reached way) {
    reached
        .computeIfAbsent(way.method(), m -> new EnumMap<>(ExecutionContext.class))
        .putIfAbsent(way.context(), way);
    if (followed.add(List.of(way.method(), way.context(), way.self()))) {
      work.add(way);
    }
  }

  private void follow(Reached from, Call call) {
    for (CallGraph.Site site : calls.sites(from.method(), call)) {
      int ways = Math.min(from.ways() * site.ways(), Reach.MOST_WAYS);
      boolean isGuess =
          from.context() == ExecutionContext.EVENT_LOOP
              && (ways > MOST_LOOP_WAYS || from.steps().size() > MOST_LOOP_CALLS);
      String self = calls.self(site, from.self());
      if (!isGuess
          && self != null
          && program.body(site.target()) != null
          && !saysWhere(site.target())) {
        List<Step> steps = new ArrayList<>(from.steps());
        steps.add(site.step());
        add(new Reached(site.target(), from.context(), from.root(), steps, ways, self));
      }
    }
  }

  /** Whether a method says where it may be called at all. */
  public boolean saysWhere(MethodId method) {
    Contract contract = program.contract(method);
    return contract != null && !contract.contexts().isEmpty();
  }
}
