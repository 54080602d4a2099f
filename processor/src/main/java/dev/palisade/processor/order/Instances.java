package dev.palisade.processor.order;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Step;
import dev.palisade.processor.graph.Substitution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the locks that code is given are called by those who give them. Code that takes a lock it is
 * passed, or one its object was given when it was made, takes other ones each time: {@code new
 * Transfer(a, b)} and {@code new Transfer(b, a)} are what hangs, and no line of {@code Transfer}
 * shows it.
 */
final class Instances {
  /** The key of a lock that nobody gives. */
  private static final Object NOBODY = "";

  /** Who gives different locks to one piece of code; of more nobody wants to read. */
  private static final int MOST = 64;

  private final Program program;

  /** By the method that takes a lock it is passed, or the field that keeps one. */
  private final Map<Object, Map<Object, Given>> all = new HashMap<>();

  /** Whether any code takes a lock that a getter without a body returns. */
  private boolean anyOpen;

  /**
   * One who gives locks.
   *
   * @param giver the method
   * @param call by which it runs the code itself; null if it only makes the object
   * @param names what it calls what the code is given
   * @param step where it gives them
   */
  record Given(MethodId giver, @Nullable Call call, UnaryOperator<ObjectPath> names, Step step) {
    /** What the giver certainly holds while the code runs. */
    List<LockRef> held() {
      return call == null
          ? List.of()
          : call.held().stream().filter(Held::always).map(Held::lock).toList();
    }
  }

  Instances(Program program) {
    this.program = program;
    Set<Object> taken = new HashSet<>();
    for (MethodFacts body : program.bodies()) {
      for (Acquisition taking : body.acquisitions()) {
        taken.add(key(body.id(), taking.lock()));
        anyOpen |= taking.lock().object().fields().stream().anyMatch(FieldId::isOpen);
      }
    }
    taken.remove(NOBODY);
    Map<MethodId, List<Map<FieldId, ObjectPath>>> passedOn = new HashMap<>();
    for (MethodFacts body : taken.isEmpty() ? List.<MethodFacts>of() : program.facts().methods()) {
      for (Call call : body.calls()) {
        if (call.callee().isConstructor()) {
          Map<FieldId, ObjectPath> fields = kept(call, taken);
          if (!fields.isEmpty()) {
            made(body.id(), call, fields);
            passedOn.computeIfAbsent(body.id(), m -> new ArrayList<>()).add(fields);
          }
        } else if (taken.contains(call.callee()) && !body.id().isConstructor()) {
          Object what = List.of(body.id(), call.receiver(), call.arguments(), call.held());
          UnaryOperator<ObjectPath> names = object -> Substitution.atCall(object, call);
          add(call.callee(), what, new Given(body.id(), call, names, step(body.id(), call)));
        }
      }
    }
    for (MethodFacts body :
        passedOn.isEmpty() ? List.<MethodFacts>of() : program.facts().methods()) {
      for (Call call : body.calls()) {
        for (Map<FieldId, ObjectPath> fields : passedOn.getOrDefault(call.callee(), List.of())) {
          Map<FieldId, ObjectPath> seen = new HashMap<>(fields);
          seen.replaceAll((field, object) -> Substitution.atCall(object, call));
          made(body.id(), call, seen);
        }
      }
    }
  }

  /** Where it depends on who gives it which lock that is; an object nobody looks up otherwise. */
  private Object key(MethodId method, LockRef lock) {
    ObjectPath object = lock.object();
    return object.root() == Root.THIS && !object.fields().isEmpty()
        ? object.fields().get(0)
        : object.root() == Root.PARAMETER && program.classes().of(lock) == null ? method : NOBODY;
  }

  /** Those of the fields in which the constructor that is called keeps what it is passed. */
  private Map<FieldId, ObjectPath> kept(Call call, Set<Object> taken) {
    Map<String, FieldId> fields = program.facts().locks().kept().get(call.callee().owner());
    if (fields == null) {
      return Map.of();
    }
    Map<FieldId, ObjectPath> kept = new HashMap<>();
    int count = call.arguments().size();
    for (int i = 0; i < count; i++) {
      FieldId field = fields.get(LockFacts.parameter(i, count));
      ObjectPath object = call.arguments().get(i).object();
      if (field != null && object != null && taken.contains(field)) {
        kept.put(field, object);
      }
    }
    return kept;
  }

  static Step step(MethodId giver, Call call) {
    return new Step(giver, call.place(), Step.Kind.CALLS, "passes locks to ", call.callee());
  }

  private void made(MethodId maker, Call call, Map<FieldId, ObjectPath> fields) {
    Map<FieldId, ObjectPath> named = new HashMap<>();
    fields.forEach(
        (field, object) -> {
          if (isNamed(object) || fields.values().stream().anyMatch(object::isNeighbourOf)) {
            named.put(field, maker.isConstructor() ? object.elsewhere() : object);
          }
        });
    Given given = new Given(maker, null, object -> seen(object, named), step(maker, call));
    named.keySet().forEach(field -> add(field, named, given));
  }

  private void add(Object code, Object what, Given given) {
    Map<Object, Given> known = all.computeIfAbsent(code, c -> new LinkedHashMap<>());
    if (known.size() < MOST) {
      known.putIfAbsent(what, given);
    }
  }

  /** Whether it is one object, or one of each object of a type; not just any element. */
  private static boolean isNamed(ObjectPath object) {
    return object.root() != Root.PARAMETER
        && object.root() != Root.CAPTURED
        && (object.root() == Root.THIS || !object.fields().isEmpty())
        && object.fields().stream().noneMatch(FieldId::isMany);
  }

  private static ObjectPath seen(ObjectPath object, Map<FieldId, ObjectPath> given) {
    List<FieldId> way = object.fields();
    ObjectPath start = object.root() == Root.THIS && !way.isEmpty() ? given.get(way.get(0)) : null;
    return start == null ? object.elsewhere() : start.append(way.subList(1, way.size()));
  }

  /** Who gives a method one of these locks. */
  Set<Given> of(MethodId method, List<Held> held, LockRef wanted) {
    if (all.isEmpty()) {
      return Set.of();
    }
    Set<Given> givers = new LinkedHashSet<>(by(method, wanted));
    held.forEach(each -> givers.addAll(by(method, each.lock())));
    givers.removeIf(given -> isForOthers(given, method));
    return givers;
  }

  /** Whether an object is made that cannot have a method, only inherit the same field. */
  private boolean isForOthers(Given given, MethodId method) {
    return given.step().what() instanceof MethodId made
        && made.isConstructor()
        && !program.classes().mayBeOne(made.owner(), method.owner());
  }

  private Collection<Given> by(MethodId method, LockRef lock) {
    return all.getOrDefault(key(method, lock), Map.of()).values();
  }

  /** What a getter without a body returns on the way to a lock, if a type is known that has one. */
  @Nullable ObjectPath open(LockRef lock) {
    ObjectPath object = lock.object();
    int count = anyOpen ? object.fields().size() : 0;
    for (int i = 0; i < count; i++) {
      if (object.fields().get(i).isOpen()) {
        ObjectPath open = object.upTo(i + 1);
        if (!returned(open, "").isEmpty()) {
          return open;
        }
      }
    }
    return null;
  }

  /** Whether it is what a getter without a body returns, of whose overrides no field is known. */
  boolean isUnclear(LockRef lock) {
    return anyOpen
        && lock.object().fields().stream()
            .anyMatch(field -> field.isOpen() && !overrides(field).isEmpty());
  }

  private List<MethodId> overrides(FieldId getter) {
    return program.overriders(new MethodId(getter.owner(), getter.name().replace("()", ""), "()"));
  }

  /** The lock with the field that a getter returns: of its object, or of the one around that. */
  LockRef named(LockRef lock, ObjectPath getter, FieldId field) {
    ObjectPath object = lock.object().replacing(getter, field);
    boolean isOwn = program.classes().mayBeOne(field.owner(), getter.last().owner());
    return lock.on(isOwn || object.equals(lock.object()) ? object : object.ofAnyInstance());
  }

  /** Whether some override returns what is not in a field of its own: as a wrapper does. */
  boolean isPassedOn(ObjectPath open) {
    FieldId getter = open.last();
    return overrides(getter).stream()
        .anyMatch(
            override ->
                !program
                    .facts()
                    .locks()
                    .kept()
                    .getOrDefault(override.owner(), Map.of())
                    .containsKey(getter.name()));
  }

  /**
   * The fields it may be in, one a type.
   *
   * @param self the type of the receiver, if it is known
   */
  Collection<FieldId> returned(ObjectPath open, String self) {
    List<FieldId> way = open.fields();
    FieldId getter = open.last();
    boolean isOwn = way.size() == 1 && open.root() == Root.THIS && !self.isEmpty();
    String type = way.size() > 1 ? way.get(way.size() - 2).type() : isOwn ? self : open.type();
    Map<String, FieldId> all = new TreeMap<>();
    program
        .facts()
        .locks()
        .kept()
        .forEach(
            (having, kept) -> {
              FieldId field = kept.get(getter.name());
              if (field != null && program.classes().overrides(having, getter.owner(), type)) {
                all.put(having, field);
              }
            });
    return all.values();
  }
}
