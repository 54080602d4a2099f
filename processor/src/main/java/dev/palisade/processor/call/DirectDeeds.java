package dev.palisade.processor.call;

import dev.palisade.processor.call.Deed.Event;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.Effect;
import dev.palisade.processor.fact.Contract.EventUse;
import dev.palisade.processor.fact.Contract.EventUse.Role;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a single call does because its contract says so. */
final class DirectDeeds {
  private final Program program;
  private final Map<MethodId, List<ObjectPath>> past = new HashMap<>();

  DirectDeeds(Program program) {
    this.program = program;
    for (MethodFacts body : program.bodies()) {
      body.overrides().forEach(above -> learn(body.id(), above));
      body.conversions().forEach(each -> learn(each.code(), each.implemented()));
      body.calls().forEach(this::learn);
    }
  }

  /** The events that have come about when code runs, as that says which it stands in for. */
  private void learn(MethodId code, MethodId standsFor) {
    Contract contract = program.ownContract(standsFor);
    for (EventUse use : contract == null ? List.<EventUse>of() : contract.events()) {
      if (use.role() == Role.AFTER && use.code() == EventUse.RECEIVER) {
        String owner = code.owner();
        int index = use.object();
        isPast(code, index < 0 ? ObjectPath.self(owner) : ObjectPath.parameter(index, owner));
      }
    }
  }

  /** The same of code that a call is given. */
  private void learn(Call call) {
    Contract contract = program.contract(call.callee());
    ObjectPath object = call.receiver().object();
    for (EventUse use : contract == null ? List.<EventUse>of() : contract.events()) {
      MethodId code = use.role() == Role.AFTER ? call.argument(use.code()).code() : null;
      if (code != null && object != null) {
        isPast(code, object.inLambda());
      }
    }
  }

  private void isPast(MethodId code, ObjectPath object) {
    past.computeIfAbsent(code, m -> new ArrayList<>(1)).add(object);
  }

  /** Whether an object is one whose event has come about, under whichever declared type. */
  private static boolean isSame(ObjectPath one, ObjectPath other) {
    return one.root() == other.root()
        && one.index() == other.index()
        && one.fields().equals(other.fields());
  }

  /**
   * The deeds of a call, as the caller names them: all that is said of a callee without a body, and
   * what any callee declares about fences.
   */
  List<Deed> of(MethodId caller, Call call) {
    MethodId callee = call.callee();
    Contract contract = program.contract(callee);
    boolean hasBody = contract != null && program.body(callee) != null;
    if (hasBody) {
      contract = program.ownContract(callee);
    }
    if (contract == null) {
      return List.of();
    }
    boolean isPast = isPast(contract, caller, call);
    if (isPast && !hasBody) {
      return List.of();
    }
    List<Deed> deeds = new ArrayList<>(2);
    List<LockRef> released = hasBody ? List.of() : released(contract, call);
    for (EventUse use : isPast ? List.<EventUse>of() : contract.events()) {
      Event event = event(use, caller, call);
      if (use.role() == Role.SIGNALS) {
        deeds.add(new Deed.Signals(event));
      } else if (use.role() == Role.WAITS || use.role() == Role.WAITS_BRIEFLY) {
        deeds.add(new Deed.Waits(event, use.role() == Role.WAITS_BRIEFLY, released));
      }
    }
    addFences(contract, driver(caller, call), driverOfFence(call).isPresent(), released, deeds);
    if (!hasBody) {
      addEffects(contract, released, deeds);
    }
    return deeds;
  }

  /** Whether a call waits for nothing but what is known to have come about. */
  private boolean isPast(Contract contract, MethodId caller, Call call) {
    List<ObjectPath> known = past.getOrDefault(caller, List.of());
    if ((known.isEmpty() && call.held().isEmpty()) || contract.events().size() != 1) {
      return false;
    }
    ObjectPath object = event(contract.events().get(0), caller, call).object();
    if (known.stream().anyMatch(each -> isSame(each, object))) {
      return true;
    }
    return call.held().stream()
        .anyMatch(
            held ->
                held.always()
                    && held.lock().kind() == LockRef.Kind.SIGNALED
                    && held.lock().object().equals(object));
  }

  /** What a contract declares of a method that has a body, but for what its callers see at once. */
  static List<Deed> declared(Contract contract) {
    List<Deed> deeds = new ArrayList<>();
    addEffects(contract, List.of(), deeds);
    return deeds;
  }

  private static void addFences(
      Contract contract,
      @Nullable String evident,
      boolean typed,
      List<LockRef> released,
      List<Deed> deeds) {
    if (contract.effects().contains(Effect.WAITS_FOR)) {
      String named = contract.fences().waitsFor();
      deeds.add(new Deed.WaitsForFence(named == null ? evident : named, typed || named != null));
      deeds.add(new Deed.Blocks(released));
    }
    if (contract.signals() != null && !isConsumer(contract.method())) {
      String named = contract.signals().driver();
      deeds.add(new Deed.SignalsFence(named == null ? evident : named));
    }
  }

  private static void addEffects(Contract contract, List<LockRef> released, List<Deed> deeds) {
    if (contract.effects().contains(Effect.RECLAIMS)) {
      deeds.add(new Deed.Reclaims());
    }
    if (contract.effects().contains(Effect.BLOCKS)
        || contract.effects().contains(Effect.RECLAIMS)) {
      deeds.add(new Deed.Blocks(released));
    }
    if (contract.effects().contains(Effect.LOGS)) {
      deeds.add(new Deed.Logs());
    }
  }

  /** Arming a fence that is done already signals, but nobody waits for that. */
  private static boolean isConsumer(MethodId method) {
    return method.owner().equals("dev.palisade.runtime.Fence");
  }

  /**
   * Whose fence a call is about: the driver around the method that is called, around the type of
   * the fence or, where that does not say, around the code that calls it.
   */
  private @Nullable String driver(MethodId caller, Call call) {
    return program
        .enclosingDriver(call.callee().owner())
        .or(() -> driverOfFence(call))
        .or(() -> program.enclosingDriver(caller.owner()))
        .map(Driver::type)
        .orElse(null);
  }

  private Optional<Driver> driverOfFence(Call call) {
    ObjectPath fence = call.receiver().object();
    return fence == null ? Optional.empty() : program.enclosingDriver(fence.objectType());
  }

  private static List<LockRef> released(Contract contract, Call call) {
    List<LockRef> released = new ArrayList<>();
    for (DeclaredLock dropped : contract.locks(LockClause.DROPS)) {
      released.add(Substitution.atCall(dropped.lock(), call));
    }
    return released;
  }

  /** The event that a use in a call's contract is about. */
  static Event event(EventUse use, MethodId caller, Call call) {
    return use.object() == EventUse.NAMED
        ? named(use)
        : new Event(object(use, caller, call), use.facet());
  }

  /** The event of something that there is one of. */
  static Event named(EventUse use) {
    int dot = use.facet().indexOf('.');
    String owner = use.facet().substring(0, Math.max(dot, 0));
    FieldId field = new FieldId(owner, use.facet().substring(dot + 1), "");
    return new Event(ObjectPath.ofType(owner).then(field), "");
  }

  /** The object of a use in a call's contract. */
  static ObjectPath object(EventUse use, MethodId caller, Call call) {
    ObjectPath receiver = call.receiver().object();
    boolean isNew = use.object() == EventUse.RECEIVER && call.callee().isConstructor();
    if (use.object() == EventUse.RESULT || (isNew && receiver == null)) {
      String type = call.callee().owner();
      return ObjectPath.any(caller.owner())
          .then(FieldId.made(call.callee(), caller, call.place(), type));
    }
    Argument argument =
        use.object() == EventUse.RECEIVER ? call.receiver() : call.argument(use.object());
    ObjectPath object = argument.object();
    return object == null ? ObjectPath.any(call.callee().owner()) : object;
  }
}
