package dev.palisade.processor.graph;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.Facts.TypeFacts;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.LockFacts.LockClassFacts;
import dev.palisade.processor.fact.LockFacts.Trait;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Names lock classes.
 *
 * <p>A monitor is the awkward case: {@code synchronized (queue)} names a field, but if {@code
 * Queue} synchronises on itself somewhere, the field's object and {@code this} in there are one
 * lock, and a superclass that does so shares it with all its subclasses. So the types that
 * synchronise on themselves, or pass themselves to what does, are collected first, over the whole
 * program.
 */
public final class LockClasses {
  private static final Set<String> NOT_REENTRANT =
      Set.of(
          "java.util.concurrent.Semaphore",
          "java.util.concurrent.locks.StampedLock",
          "java.util.concurrent.ConcurrentHashMap$Node");

  private final Map<String, List<String>> supertypes = new HashMap<>();
  private final TypeArguments arguments = new TypeArguments(supertypes);
  private final Map<String, Set<String>> subtypes = new HashMap<>();

  private final Set<String> selfSynchronizing = new HashSet<>();
  private final Map<FieldId, LockClass> ofFields = new HashMap<>();
  private final LockFacts said;

  LockClasses(Facts facts) {
    said = facts.locks();
    for (TypeFacts type : facts.types()) {
      supertypes.put(type.name(), type.supertypes());
      arguments.learn(type);
    }
    supertypes.forEach(
        (type, all) -> {
          for (String above : all) {
            if (supertypes.containsKey(above)) {
              subtypes.computeIfAbsent(above, t -> new HashSet<>(Set.of(t))).add(type);
            }
          }
        });
    findSelfSynchronizing(facts);
  }

  private void findSelfSynchronizing(Facts facts) {
    Map<MethodId, List<LockRef>> passed = new HashMap<>();
    for (MethodFacts method : facts.methods()) {
      for (Acquisition acquisition : method.acquisitions()) {
        LockRef lock = acquisition.lock();
        note(lock);
        if (lock.object().root() == Root.PARAMETER) {
          passed.computeIfAbsent(method.id(), m -> new ArrayList<>()).add(lock);
        }
      }
    }
    for (MethodFacts method : passed.isEmpty() ? List.<MethodFacts>of() : facts.methods()) {
      for (Call call : method.calls()) {
        for (LockRef lock : passed.getOrDefault(call.callee(), List.of())) {
          note(Substitution.atCall(lock, call));
        }
      }
    }
    for (Contract contract : facts.contracts()) {
      for (List<DeclaredLock> locks : contract.locks().values()) {
        locks.forEach(declared -> note(declared.lock()));
      }
    }
  }

  private void note(LockRef lock) {
    ObjectPath object = lock.object();
    if (lock.kind() == Kind.MONITOR && object.fields().isEmpty() && object.root() != Root.STATIC) {
      selfSynchronizing.add(object.type());
    }
  }

  /**
   * The class of a lock; null if nobody can name it: a parameter or local of a type that is not the
   * program's.
   */
  public @Nullable LockClass of(LockRef lock) {
    ObjectPath object = lock.object();
    if (lock.kind() == Kind.SIGNALED || lock.kind() == Kind.GIVEN) {
      return null;
    }
    if (lock.kind() == Kind.THREAD) {
      FieldId executor = object.last();
      return new LockClass("thread of " + executor, "the only thread of " + executor.display());
    }
    if (lock.kind() == Kind.INITIALISATION) {
      return LockClass.ofInitialisation(object.type());
    }
    if (object.fields().isEmpty()) {
      return ofObject(lock.kind(), object);
    }
    if (lock.kind() == Kind.MONITOR) {
      String own = topmostSelfSynchronizing(object.objectType());
      if (own != null) {
        return LockClass.ofMonitor(own);
      }
    }
    FieldId field = object.last();
    return lock.kind() == Kind.PERMIT && !said.has(field, Trait.ONE_PERMIT) ? null : ofField(field);
  }

  /**
   * Whether the thread that holds a lock may take it again. Of a type that does not say so nobody
   * knows, and it gets the benefit of the doubt.
   */
  public boolean isReentrant(LockRef lock) {
    String type = lock.object().objectType();
    LockClassFacts own = ofType(type);
    return lock.kind() == Kind.MONITOR
        || (!NOT_REENTRANT.contains(type) && (own == null || own.reentrant()));
  }

  /** Whether who waits for a lock burns a processor meanwhile, so that its holder must not wait. */
  public boolean isSpin(LockRef lock) {
    ObjectPath object = lock.object();
    LockClassFacts own = object.fields().isEmpty() ? null : said.fields().get(object.last());
    LockClassFacts ofType = ofType(object.objectType());
    return lock.kind() == Kind.LOCK
        && ((own != null && own.spin()) || (ofType != null && ofType.spin()));
  }

  /** Whether there may be a lock that spins. */
  public boolean anySpins() {
    return said.fields().values().stream().anyMatch(LockClassFacts::spin)
        || said.types().values().stream().anyMatch(LockClassFacts::spin);
  }

  /** Whether what an executor in a field runs, it runs one after the other. */
  boolean isOneThread(ObjectPath executor) {
    return !executor.fields().isEmpty() && said.has(executor.last(), Trait.ONE_THREAD);
  }

  /** What {@code @LockClass} says of locks of a type, or of its nearest supertype that has it. */
  private @Nullable LockClassFacts ofType(String type) {
    LockClassFacts own = said.types().get(type);
    for (String above :
        own != null ? List.<String>of() : supertypes.getOrDefault(type, List.of())) {
      own = own == null ? said.types().get(above) : own;
    }
    return own;
  }

  private String nameOfType(String type) {
    LockClassFacts own = ofType(type);
    return own == null ? "" : own.name();
  }

  private LockClass ofField(FieldId field) {
    return ofFields.computeIfAbsent(field, this::name);
  }

  private LockClass name(FieldId field) {
    LockClassFacts own = said.fields().get(field);
    String name = own == null ? "" : own.name();
    if (name.isEmpty()) {
      name = nameOfType(field.type());
    }
    if (name.isEmpty()) {
      return LockClass.ofField(field.owner(), field.name());
    }
    int level = own == null || !own.family().isEmpty() ? 0 : own.level();
    String levelled = level > 0 ? name + " level " + level : name;
    return new LockClass(levelled, levelled);
  }

  private @Nullable LockClass ofObject(Kind kind, ObjectPath object) {
    if (object.root() == Root.STATIC) {
      return LockClass.ofClassObject(object.type());
    }
    if (!supertypes.containsKey(object.type())) {
      return null;
    }
    if (kind != Kind.MONITOR) {
      return lockType(object.type());
    }
    String own = topmostSelfSynchronizing(object.type());
    return own == null ? null : LockClass.ofMonitor(own);
  }

  /**
   * The classes of each family of {@code @LockClass}, by level; families of one level are left out.
   */
  public Collection<SortedMap<Integer, Set<LockClass>>> families() {
    Map<String, SortedMap<Integer, Set<LockClass>>> families = new TreeMap<>();
    said.fields()
        .forEach(
            (field, own) -> {
              String family = own.family().isEmpty() ? own.name() : own.family();
              if (!family.isEmpty()) {
                families
                    .computeIfAbsent(family, f -> new TreeMap<>())
                    .computeIfAbsent(own.level(), level -> new TreeSet<>())
                    .add(ofField(field));
              }
            });
    families.values().removeIf(levels -> levels.size() < 2);
    return families.values();
  }

  /** What objects of generic types may be. */
  TypeArguments arguments() {
    return arguments;
  }

  /** Whether a call may run an override, by what is known of the type of its receiver. */
  boolean mayRun(Call call, MethodId override) {
    Argument on = call.receiver();
    String type = override.owner();
    return mayBeOne(on.objectType(), type)
        && arguments.callers(type, on.typeArguments(), call.callee().owner(), type) != null;
  }

  /** Whether an object may be of two types: if both are known, some type must be both. */
  public boolean mayBeOne(String one, String other) {
    return !supertypes.containsKey(one)
        || !supertypes.containsKey(other)
        || !Collections.disjoint(below(one), below(other));
  }

  /** A type and its subtypes. */
  private Set<String> below(String type) {
    return subtypes.getOrDefault(type, Set.of(type));
  }

  /** The type that says more of an object of both; empty says nothing. Null if there is none. */
  @Nullable String narrower(String one, String other) {
    if (one.isEmpty() || is(other, one)) {
      return other;
    }
    return other.isEmpty() || mayBeOne(one, other) ? one : null;
  }

  /** Whether a type is another or one of its subtypes. */
  boolean is(String type, String above) {
    return type.equals(above) || supertypes.getOrDefault(type, List.of()).contains(above);
  }

  /** Whether a type is below another, and an object of a third may be of it. */
  public boolean overrides(String type, String above, String object) {
    return is(type, above) && mayBeOne(type, object);
  }

  /**
   * The object that is a lock, whose own monitor it is, or which made it for a field of its own;
   * null if it is in a field otherwise: objects of several types may share it.
   */
  public @Nullable ObjectPath owner(ObjectPath lock) {
    if (lock.fields().isEmpty() || isOfItself(lock)) {
      return lock;
    }
    return said.has(lock.last(), Trait.OWN) ? lock.holder() : null;
  }

  /** Whether the monitor of an object is the one that its own type synchronises on. */
  public boolean isOfItself(ObjectPath object) {
    return topmostSelfSynchronizing(object.objectType()) != null;
  }

  private LockClass lockType(String type) {
    String name = nameOfType(type);
    return name.isEmpty() ? LockClass.ofLockType(type) : new LockClass(name, name);
  }

  private @Nullable String topmostSelfSynchronizing(String type) {
    List<String> above = supertypes.get(type);
    if (above == null) {
      return null;
    }
    for (int i = above.size() - 1; i >= 0; i--) {
      if (selfSynchronizing.contains(above.get(i)) && supertypes.containsKey(above.get(i))) {
        return above.get(i);
      }
    }
    return selfSynchronizing.contains(type) ? type : null;
  }
}
