package dev.palisade.processor.call;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.Effect;
import dev.palisade.processor.fact.Contract.EventUse;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a single call does because its contract says so. */
final class DirectDeeds {
  private final Program program;

  DirectDeeds(Program program) {
    this.program = program;
  }

  /** The deeds of a call whose callee has no body here, as the caller names them. */
  List<Deed> of(MethodId caller, Call call) {
    Contract contract = program.contract(call.callee());
    if (contract == null || program.body(call.callee()) != null) {
      return List.of();
    }
    List<Deed> deeds = new ArrayList<>(2);
    List<LockRef> released = released(contract, call);
    for (EventUse use : contract.events()) {
      Event event = new Event(object(use, call), use.facet());
      switch (use.role()) {
        case WAITS -> deeds.add(new Deed.Waits(event, false, released));
        case WAITS_BRIEFLY -> deeds.add(new Deed.Waits(event, true, released));
        case SIGNALS -> deeds.add(new Deed.Signals(event));
        case ENDS -> {}
      }
    }
    addEffects(contract, driverAt(caller, call), released, deeds);
    return deeds;
  }

  /** What a contract declares of a method that has a body, as the method itself names it. */
  List<Deed> declared(Contract contract) {
    List<Deed> deeds = new ArrayList<>();
    String around =
        program.enclosingDriver(contract.method().owner()).map(Driver::type).orElse(null);
    addEffects(contract, around, List.of(), deeds);
    return deeds;
  }

  private static void addEffects(
      Contract contract, @Nullable String evident, List<LockRef> released, List<Deed> deeds) {
    boolean waits = contract.effects().contains(Effect.WAITS_FOR);
    if (waits) {
      String named = contract.fences().waitsFor();
      deeds.add(new Deed.WaitsForFence(named == null ? evident : named));
    }
    if (contract.effects().contains(Effect.RECLAIMS)) {
      deeds.add(new Deed.Reclaims());
    }
    if (waits
        || contract.effects().contains(Effect.BLOCKS)
        || contract.effects().contains(Effect.RECLAIMS)) {
      deeds.add(new Deed.Blocks(released));
    }
    if (contract.effects().contains(Effect.LOGS)) {
      deeds.add(new Deed.Logs());
    }
    if (contract.signals() != null) {
      String named = contract.signals().driver();
      deeds.add(new Deed.SignalsFence(named == null ? evident : named));
    }
  }

  /** Whose fence a call is about: the driver around the code, or around the type of the fence. */
  private @Nullable String driverAt(MethodId caller, Call call) {
    ObjectPath fence = call.receiver().object();
    Optional<Driver> driver = program.enclosingDriver(caller.owner());
    if (driver.isEmpty() && fence != null) {
      driver = program.enclosingDriver(fence.objectType());
    }
    return driver.map(Driver::type).orElse(null);
  }

  private static List<LockRef> released(Contract contract, Call call) {
    List<LockRef> released = new ArrayList<>();
    for (DeclaredLock dropped : contract.locks(LockClause.DROPS)) {
      released.add(Substitution.atCall(dropped.lock(), call));
    }
    return released;
  }

  private static ObjectPath object(EventUse use, Call call) {
    Argument argument =
        use.object() == EventUse.RECEIVER
            ? call.receiver()
            : use.object() >= 0 && use.object() < call.arguments().size()
                ? call.arguments().get(use.object())
                : Argument.UNKNOWN;
    ObjectPath object = argument.object();
    return object == null ? ObjectPath.any(call.callee().owner()) : object;
  }
}
