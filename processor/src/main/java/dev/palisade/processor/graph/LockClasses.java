package dev.palisade.processor.graph;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Names lock classes.
 *
 * <p>A monitor is the awkward case: {@code synchronized (queue)} names a field, but if {@code
 * Queue} synchronises on itself somewhere, the field's object and {@code this} in there are one
 * lock, and a superclass that does so shares it with all its subclasses. So the types that
 * synchronise on themselves are collected first, over the whole program.
 */
public final class LockClasses {
  private final Map<String, List<String>> supertypes = new HashMap<>();
  private final Set<String> selfSynchronizing = new HashSet<>();
  private final Map<FieldId, String> names;

  LockClasses(Facts facts) {
    names = facts.lockNames();
    facts.types().forEach(type -> supertypes.put(type.name(), type.supertypes()));
    forEachMonitor(
        facts,
        object -> {
          if (object.fields().isEmpty() && object.root() != Root.STATIC) {
            selfSynchronizing.add(object.type());
          }
        });
  }

  private static void forEachMonitor(Facts facts, Consumer<ObjectPath> seen) {
    Consumer<LockRef> monitor =
        lock -> {
          if (lock.kind() == Kind.MONITOR) {
            seen.accept(lock.object());
          }
        };
    for (MethodFacts method : facts.methods()) {
      method.acquisitions().forEach(a -> monitor.accept(a.lock()));
    }
    for (Contract contract : facts.contracts()) {
      contract.locks().values().forEach(list -> list.forEach(d -> monitor.accept(d.lock())));
    }
  }

  /**
   * The class of a lock; empty if nobody can name it: a parameter or local of a type that is not
   * the program's.
   */
  public Optional<LockClass> of(LockRef lock) {
    ObjectPath object = lock.object();
    if (object.fields().isEmpty()) {
      return ofObject(lock.kind(), object);
    }
    if (lock.kind() == Kind.MONITOR) {
      Optional<String> own = topmostSelfSynchronizing(object.objectType());
      if (own.isPresent()) {
        return own.map(LockClass::ofMonitor);
      }
    }
    return Optional.of(ofField(object.fields().get(object.fields().size() - 1)));
  }

  private LockClass ofField(FieldId field) {
    String name = names.get(field);
    return name == null
        ? LockClass.ofField(field.owner(), field.name())
        : new LockClass(name, name);
  }

  private Optional<LockClass> ofObject(Kind kind, ObjectPath object) {
    if (object.root() == Root.STATIC) {
      return Optional.of(LockClass.ofClassObject(object.type()));
    }
    if (!supertypes.containsKey(object.type())) {
      return Optional.empty();
    }
    return kind == Kind.LOCK
        ? Optional.of(LockClass.ofLockType(object.type()))
        : topmostSelfSynchronizing(object.type()).map(LockClass::ofMonitor);
  }

  private Optional<String> topmostSelfSynchronizing(String type) {
    List<String> above = supertypes.get(type);
    if (above == null) {
      return Optional.empty();
    }
    for (int i = above.size() - 1; i >= 0; i--) {
      if (selfSynchronizing.contains(above.get(i)) && supertypes.containsKey(above.get(i))) {
        return Optional.of(above.get(i));
      }
    }
    return selfSynchronizing.contains(type) ? Optional.of(type) : Optional.empty();
  }
}
