package dev.palisade.processor.call;

import dev.palisade.processor.call.SignalWay.Need;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.Effect;
import dev.palisade.processor.fact.Contract.Op;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.graph.Effects;
import dev.palisade.processor.graph.EntryLocks;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods that must finish for fences to be signaled, as annotations say. */
public final class FencePaths {
  private final List<Path> all = new ArrayList<>();

  /**
   * One such method.
   *
   * @param method the method
   * @param driver whose fences, binary name; null if that is not evident
   * @param after drivers whose fences it may wait for
   * @param needs the locks it takes
   */
  public record Path(
      MethodId method, @Nullable String driver, List<String> after, Map<LockClass, Need> needs) {}

  FencePaths(Program program, Effects locks, EntryLocks entry) {
    Needs needs = new Needs(program, locks, entry);
    for (MethodFacts body : program.bodies()) {
      Contract contract = program.contract(body.id());
      if (contract != null && isPath(contract)) {
        String named = contract.fences().path();
        String driver =
            named != null
                ? named
                : program.enclosingDriver(body.id().owner()).map(Driver::type).orElse(null);
        all.add(new Path(body.id(), driver, contract.fences().after(), needs.ofAll(body.id())));
      }
    }
  }

  private static boolean isPath(Contract contract) {
    return contract.op() == Op.INTERRUPT_HANDLER
        || contract.effects().contains(Effect.SIGNALING_PATH);
  }

  /** All of them, sorted by name. */
  public List<Path> all() {
    return List.copyOf(all);
  }

  /**
   * Whether two pieces of code may be about one fence: of one driver or, where that is not evident,
   * in one package.
   */
  public static boolean mayMeet(
      @Nullable String driver, MethodId here, @Nullable String other, MethodId there) {
    return (driver != null && other != null)
        ? driver.equals(other)
        : packageOf(here).equals(packageOf(there));
  }

  private static String packageOf(MethodId method) {
    return method.owner().substring(0, Math.max(0, method.owner().lastIndexOf('.')));
  }
}
