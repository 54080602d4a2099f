package dev.palisade.processor.stub;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.Effect;
import dev.palisade.processor.fact.Contract.EventUse;
import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One line of a stub file, as it is read. */
final class Stub {
  private final @Nullable List<String> parameters;
  private final Place place;
  private final Set<ExecutionContext> contexts = EnumSet.noneOf(ExecutionContext.class);
  private final Set<Effect> effects = EnumSet.noneOf(Effect.class);
  private final Set<Integer> runsNow = new TreeSet<>();
  private final Map<Integer, Set<ExecutionContext>> codeContexts = new TreeMap<>();
  private final List<EventUse> events = new ArrayList<>();
  private @Nullable Dropped dropped;

  /** What a method gives back while it waits. */
  enum Dropped {
    MONITOR,
    LOCK_OF_CONDITION
  }

  /**
   * Starts a line.
   *
   * @param parameters simple names of parameter types; null for every overload
   * @param place the line
   */
  Stub(@Nullable List<String> parameters, Place place) {
    this.parameters = parameters == null ? null : List.copyOf(parameters);
    this.place = place;
  }

  void has(Effect effect) {
    effects.add(effect);
    if (effect == Effect.TRANSFERS) {
      effects.add(Effect.BLOCKS);
    }
  }

  void uses(EventUse use) {
    events.add(use);
    if (use.role() == EventUse.Role.WAITS || use.role() == EventUse.Role.WAITS_BRIEFLY) {
      effects.add(Effect.BLOCKS);
    }
  }

  void runs(int parameter) {
    runsNow.add(parameter);
  }

  void runsIn(ExecutionContext context) {
    contexts.add(context);
  }

  void runsCodeIn(int parameter, ExecutionContext context) {
    codeContexts
        .computeIfAbsent(parameter, p -> EnumSet.noneOf(ExecutionContext.class))
        .add(context);
  }

  void drops(Dropped what) {
    dropped = what;
  }

  /** Whether it is about a method with these parameter types, simple names. */
  boolean fits(List<String> types) {
    return parameters == null || parameters.equals(types);
  }

  /** What it says of a method. */
  Contract of(MethodId method) {
    return new Contract(
        method,
        place,
        null,
        contexts,
        locks(method),
        null,
        effects,
        runsNow,
        codeContexts,
        Contract.Fences.DEFAULT,
        events);
  }

  private Map<LockClause, List<DeclaredLock>> locks(MethodId method) {
    if (dropped == null) {
      return Map.of();
    }
    ObjectPath self = ObjectPath.self(method.owner());
    LockRef lock =
        dropped == Dropped.MONITOR
            ? LockRef.monitor(self)
            : LockRef.lock(self.then(ObjectPath.LOCK_OF_CONDITION));
    return Map.of(LockClause.DROPS, List.of(new DeclaredLock(lock, place)));
  }
}
