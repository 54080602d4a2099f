package dev.palisade.processor.order;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.graph.Program;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The locks that objects were given when they were made. A class that keeps what its constructor is
 * given takes other locks in each of its objects: {@code new Transfer(a, b)} and {@code new
 * Transfer(b, a)} are what hangs, and no line of {@code Transfer} shows it.
 */
final class Instances {
  private final Map<FieldId, Set<Map<FieldId, ObjectPath>>> byField = new HashMap<>();

  Instances(Program program) {
    Map<String, Map<String, FieldId>> kept = program.facts().locks().kept();
    if (kept.isEmpty()) {
      return;
    }
    Set<FieldId> locks = new HashSet<>();
    for (MethodFacts body : program.bodies()) {
      for (Acquisition acquisition : body.acquisitions()) {
        if (isOfSelf(acquisition.lock())) {
          locks.add(acquisition.lock().object().fields().get(0));
        }
      }
    }
    if (!locks.isEmpty()) {
      for (MethodFacts body : program.facts().methods()) {
        body.calls().forEach(call -> learn(call, kept, locks));
      }
    }
  }

  private static boolean isOfSelf(LockRef lock) {
    return lock.object().root() == Root.THIS && !lock.object().fields().isEmpty();
  }

  private void learn(Call call, Map<String, Map<String, FieldId>> kept, Set<FieldId> locks) {
    Map<String, FieldId> fields =
        call.callee().name().equals("<init>") ? kept.get(call.callee().owner()) : null;
    if (fields == null) {
      return;
    }
    Map<FieldId, ObjectPath> given = new HashMap<>();
    int all = call.arguments().size();
    for (int i = 0; i < all; i++) {
      FieldId field = fields.get(LockFacts.parameter(i, all));
      ObjectPath object = call.arguments().get(i).object();
      if (field != null && object != null && locks.contains(field) && isNamed(object)) {
        given.put(field, object.root() == Root.STATIC ? object : someone(object));
      }
    }
    for (FieldId field : given.keySet()) {
      byField.computeIfAbsent(field, f -> new LinkedHashSet<>()).add(given);
    }
  }

  /** Whether all who run this mean one lock: not any element, nor what a caller passes. */
  private static boolean isNamed(ObjectPath object) {
    return (object.root() == Root.THIS || !object.fields().isEmpty())
        && object.fields().stream().noneMatch(FieldId::isMany);
  }

  /** What {@code this} is where the object is made is nobody here. */
  private static ObjectPath someone(ObjectPath object) {
    return object.fields().isEmpty() ? ObjectPath.any(object.type()) : object.ofAnyInstance();
  }

  /** What objects were given whose field a lock is in, or starts with, each by their fields. */
  Set<Map<FieldId, ObjectPath>> naming(LockRef lock) {
    return isOfSelf(lock)
        ? byField.getOrDefault(lock.object().fields().get(0), Set.of())
        : Set.of();
  }

  /** The lock as it is known where an object was made that was given this. */
  static LockRef seen(LockRef lock, Map<FieldId, ObjectPath> given) {
    if (!isOfSelf(lock)) {
      return lock;
    }
    List<FieldId> fields = lock.object().fields();
    ObjectPath start = given.get(fields.get(0));
    return start == null ? lock : lock.on(start.append(fields.subList(1, fields.size())));
  }
}
