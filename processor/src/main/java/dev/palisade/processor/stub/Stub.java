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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One line of a stub file. It is taken apart when somebody asks about its method. */
final class Stub {
  private final String parameters;
  private final Place place;
  private @Nullable String clauses;
  private final Set<ExecutionContext> contexts = EnumSet.noneOf(ExecutionContext.class);
  private final Set<Effect> effects = EnumSet.noneOf(Effect.class);
  private final Set<Integer> runsNow = new TreeSet<>();
  private final Map<Integer, Set<ExecutionContext>> codeContexts = new TreeMap<>();
  private final List<EventUse> events = new ArrayList<>();
  private @Nullable Dropped dropped;
  private boolean locksThis;

  /** What a method gives back while it waits. */
  enum Dropped {
    MONITOR,
    LOCK_OF_CONDITION
  }

  /**
   * Starts a line.
   *
   * @param parameters what stands between the parentheses
   * @param place the line
   * @param clauses what stands after the colon
   */
  Stub(String parameters, Place place, String clauses) {
    this.parameters = parameters;
    this.place = place;
    this.clauses = clauses;
  }

  /** Takes it apart. */
  void parse() throws StubException {
    String text = clauses;
    clauses = null;
    if (text != null) {
      new ClauseParser(place, this).parse(text);
    }
  }

  void has(Effect effect) {
    effects.add(effect);
    if (effect == Effect.TRANSFERS) {
      effects.add(Effect.BLOCKS);
    }
  }

  void uses(EventUse use) {
    events.add(use);
    boolean isOfOwn = use.object() == EventUse.RESULT; // It does part of that work itself.
    if ((use.role() == EventUse.Role.WAITS && !isOfOwn)
        || use.role() == EventUse.Role.WAITS_BRIEFLY) {
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

  void locksThis() {
    locksThis = true;
  }

  /** Whether it is about a method with these parameter types, simple names. */
  boolean fits(List<String> types) {
    if (parameters.equals("..") || parameters.isEmpty()) {
      return !parameters.isEmpty() || types.isEmpty();
    }
    List<String> own = Arrays.stream(parameters.split(",", -1)).map(String::strip).toList();
    return own.equals(types);
  }

  /** What it says of a method. */
  Contract of(MethodId method) {
    try {
      parse();
    } catch (StubException malformed) {
      throw new IllegalStateException(malformed); // Only of those in this jar, which a test parses.
    }
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
    ObjectPath self = ObjectPath.self(method.owner());
    if (locksThis) {
      return Map.of(LockClause.TAKES, List.of(new DeclaredLock(LockRef.monitor(self), place)));
    }
    if (dropped == null) {
      return Map.of();
    }
    LockRef lock =
        dropped == Dropped.MONITOR
            ? LockRef.monitor(self)
            : LockRef.lock(self.then(ObjectPath.LOCK_OF_CONDITION));
    return Map.of(LockClause.DROPS, List.of(new DeclaredLock(lock, place)));
  }
}
