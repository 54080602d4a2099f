package dev.palisade.processor.fact;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a method's annotations say. Every reference in it has been resolved and every signature
 * checked: what was malformed has been reported and is not here.
 *
 * @param method the method
 * @param place its name in the source
 * @param op the op it is, or null
 * @param contexts where {@code @RunsIn} lets it be called; empty if nothing is said
 * @param locks lock references by the annotation that holds them; no entry if the annotation is
 *     absent
 * @param signals what {@code @Signals} says, or null
 * @param effects the effects without a lock that are declared
 * @param runsNow indices of parameters whose code is run before the method returns
 * @param codeContexts where the code passed for a parameter runs, by its index; no entry if nothing
 *     is said
 * @param fences whose fences its effects are about
 * @param events what it has to do with events of objects it is given
 */
public record Contract(
    MethodId method,
    Place place,
    @Nullable Op op,
    Set<ExecutionContext> contexts,
    Map<LockClause, List<DeclaredLock>> locks,
    @Nullable Signals signals,
    Set<Effect> effects,
    Set<Integer> runsNow,
    Map<Integer, Set<ExecutionContext>> codeContexts,
    Fences fences,
    List<EventUse> events) {

  /** The annotations that list locks. */
  public enum LockClause {
    REQUIRES,
    EXCLUDES,
    LOCKS,
    /**
     * Takes it and gives it back, as far as a stub file knows; that is no promise to take no more.
     */
    TAKES,
    ACQUIRES,
    RELEASES,
    DROPS,
    RETURNS_LOCK
  }

  /** The effects that name no lock. */
  public enum Effect {
    BLOCKS,
    /** Writes to a console or a log: may block, but is only worth a warning. */
    LOGS,
    /** Beside {@link #BLOCKS}: only to read or write, which an event loop may do. */
    TRANSFERS,
    WAITS_FOR,
    SIGNALING_PATH,
    RECLAIMS,
    MUST_SIGNAL
  }

  /**
   * {@code @Signals}.
   *
   * @param driver whose fences, binary name; null for the enclosing driver, or anybody's outside
   *     one
   * @param under locks held while signaling
   */
  public record Signals(@Nullable String driver, List<DeclaredLock> under) {
    public Signals {
      under = List.copyOf(under);
    }
  }

  /**
   * Whose fences the effects of a method are about.
   *
   * @param waitsFor driver whose fences it waits for, binary name; null for the enclosing driver,
   *     or anybody outside one
   * @param path driver whose signaling path it is, with the same default
   * @param after drivers whose fences that path may wait for
   */
  public record Fences(@Nullable String waitsFor, @Nullable String path, List<String> after) {

    /** The defaults. */
    public static final Fences DEFAULT = new Fences(null, null, List.of());

    public Fences {
      after = List.copyOf(after);
    }
  }

  /** Whether code that it is passed runs on threads of the object it is called on. */
  public boolean runsCodeOnReceiver() {
    return events.stream()
        .anyMatch(
            use ->
                use.role() == EventUse.Role.ON
                    && use.object() == EventUse.RECEIVER
                    && use.code() >= 0);
  }

  /**
   * What a method has to do with an event of an object: that a latch opens, a future is done, a
   * queue has an element.
   *
   * @param role what it does
   * @param object whose event: {@link #RECEIVER}, {@link #RESULT}, {@link #NAMED}, or the index of
   *     a parameter
   * @param facet which of the object's events; empty if it has one
   * @param code of {@link Role#ENDS}, {@link Role#GIVES}, {@link Role#AFTER}, {@link Role#ON}: the
   *     parameter whose code it is, {@link #RESULT}, {@link #RECEIVER} for the method itself, or
   *     {@link #EARLIER}
   */
  public record EventUse(Role role, int object, String facet, int code) {
    /** The object a method is called on; of a constructor, the new one. */
    public static final int RECEIVER = -1;

    /** The object a method returns. */
    public static final int RESULT = -2;

    /** Instead of an object: a thing there is one of, which the facet names. */
    public static final int NAMED = -4;

    /** Instead of a parameter with code: the same event of the object a method is called on. */
    public static final int EARLIER = -3;

    /** What a method does about an event. */
    public enum Role {
      /** Waits for it as long as it takes. */
      WAITS,
      /** Waits for it for a while. */
      WAITS_BRIEFLY,
      /** May bring it about before it returns. */
      SIGNALS,
      /** It comes about when some code has run, perhaps on another thread. */
      ENDS,
      /** It comes about after that of what some code returns. */
      GIVES,
      /** It has come about when some code runs. */
      AFTER,
      /** No event: some code, or that of what is returned, runs on the object's threads. */
      ON,
      /** No event: methods that say so of one object run one after the other. */
      TURN
    }
  }

  public Contract {
    contexts = Set.copyOf(contexts);
    Map<LockClause, List<DeclaredLock>> byClause = new EnumMap<>(LockClause.class);
    locks.forEach((clause, list) -> byClause.put(clause, List.copyOf(list)));
    locks = byClause;
    effects = Set.copyOf(effects);
    runsNow = Set.copyOf(runsNow);
    codeContexts = Map.copyOf(codeContexts);
    events = List.copyOf(events);
  }

  /** The same, said of a method that overrides this one and says nothing itself. */
  public Contract inheritedBy(MethodId overriding) {
    return with(overriding, locks, events);
  }

  /** The same contract with these events. */
  public Contract withEvents(List<EventUse> other) {
    return with(method, locks, other);
  }

  /** The same contract with locks under other names. */
  public Contract withLocks(Map<LockClause, List<DeclaredLock>> named) {
    return with(method, named, events);
  }

  private Contract with(
      MethodId of, Map<LockClause, List<DeclaredLock>> named, List<EventUse> uses) {
    return new Contract(
        of, place, op, contexts, named, signals, effects, runsNow, codeContexts, fences, uses);
  }

  /**
   * Whether an effect is named, or is part of one that is: who gets fences waits, and so blocks.
   */
  public boolean allows(Effect effect) {
    return effects.contains(effect)
        || (effect == Effect.BLOCKS && allows(Effect.WAITS_FOR))
        || (effect == Effect.WAITS_FOR && effects.contains(Effect.RECLAIMS));
  }

  /** Whether an annotation is there. */
  public boolean declares(LockClause clause) {
    return locks.containsKey(clause);
  }

  /** The locks of one annotation; empty if it is absent. */
  public List<DeclaredLock> locks(LockClause clause) {
    return locks.getOrDefault(clause, List.of());
  }

  /**
   * A lock reference in an annotation.
   *
   * @param lock what it names, as the annotated method sees it
   * @param place the string in the annotation
   * @param onTrue whether it counts only where the method returns true
   */
  public record DeclaredLock(LockRef lock, Place place, boolean onTrue) {

    /** A lock that counts however the method returns. */
    public DeclaredLock(LockRef lock, Place place) {
      this(lock, place, false);
    }
  }

  /** The methods of a driver that the core or the device calls. */
  public enum Op {
    ENABLE_SIGNALING("EnableSignaling", true),
    CHECK_SIGNALED("CheckSignaled", true),
    TIMELINE_NAME("TimelineName", false),
    SET_DEADLINE("SetDeadline", true),
    RELEASE("Release", false),
    /** Called by the device, not by the core; a type may have several. */
    INTERRUPT_HANDLER("InterruptHandler", false);

    private final String annotation;
    private final boolean underExternalLock;

    Op(String annotation, boolean underExternalLock) {
      this.annotation = annotation;
      this.underExternalLock = underExternalLock;
    }

    /** Simple name of the annotation that marks it. */
    public String annotation() {
      return annotation;
    }

    /** Whether the core holds the driver's external lock, if it has one, when it calls this op. */
    public boolean underExternalLock() {
      return underExternalLock;
    }
  }

  /** Where code runs; the constants are those of the annotation of this name. */
  public enum ExecutionContext {
    /** The completion thread: returns promptly, never blocks. */
    INTERRUPT,
    /** A section that forbids blocking. */
    ATOMIC,
    /** A thread that serves many: may log, read and write, but never waits. */
    EVENT_LOOP,
    /** An ordinary thread: may block. */
    PROCESS
  }
}
