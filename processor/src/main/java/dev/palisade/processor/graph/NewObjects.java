package dev.palisade.processor.graph;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects that only the code that made them has: nobody else can hold their locks, so taking one
 * orders nothing. Made by a constructor, or by a factory all of whose results are made so.
 *
 * <p>An object is given away where its own code passes it on, unless to the constructor of a part
 * of it, and where code is called of which nobody knows what it does.
 */
final class NewObjects {
  private final Program program;
  private final Targets targets;
  private final Map<MethodId, Boolean> making = new HashMap<>();
  private final Map<MethodId, Boolean> leaking = new HashMap<>();

  NewObjects(Program program, Targets targets) {
    this.program = program;
    this.targets = targets;
  }

  /** Whether a lock that is taken at a place of a method is that of a new object. */
  boolean isOfNew(MethodFacts body, Place at, LockRef lock) {
    return !body.made().uses().isEmpty() && isOwn(lock.object(), Root.ANY) && isNew(body, at);
  }

  /** Whether a lock that a method takes is that of its receiver, new in the calling method. */
  boolean isOfNew(MethodId caller, Call call, MethodId target, LockRef lock) {
    ObjectPath on = call.receiver().object();
    MethodFacts body =
        (on == null || on.fields().isEmpty()) && isOwn(lock.object(), Root.THIS)
            ? program.body(caller)
            : null;
    return body != null && isNew(body, call.place()) && !leaks(target);
  }

  /** Whether a lock is its owner's alone. */
  private boolean isOwn(ObjectPath lock, Root root) {
    return lock.root() == root
        && lock.fields().size() <= 1
        && lock.fields().stream().noneMatch(program::isGiven);
  }

  /** Whether what a method does at a place is done to a new object. */
  boolean isNew(MethodFacts body, Place at) {
    Place maker = body.made().maker(at);
    return maker != null && makesNew(body, maker) && !isLeaked(body, maker, at);
  }

  /** Whether a call on the object gives it away: any call, or any before a place. */
  private boolean isLeaked(MethodFacts body, Place maker, @Nullable Place before) {
    return body.made().uses().stream()
        .filter(use -> use.maker().equals(maker))
        .filter(use -> before == null || use.at().compareTo(before) < 0)
        .flatMap(use -> callsAt(body, use.at()))
        .anyMatch(call -> targets.mayRun(call).stream().anyMatch(this::leaks));
  }

  private Stream<Call> callsAt(MethodFacts body, Place place) {
    MethodFacts whole = program.whole(body.id());
    return (whole == null ? body : whole)
        .calls().stream().filter(call -> call.place().equals(place));
  }

  private boolean makesNew(MethodFacts body, Place maker) {
    List<Call> calls = callsAt(body, maker).toList();
    return !calls.isEmpty() && calls.stream().allMatch(this::makesNew);
  }

  private boolean makesNew(Call call) {
    MethodId code = call.receiver().code();
    List<MethodId> all = code != null ? List.of(code) : targets.mayRun(call);
    boolean isAbstract = all.size() > 1 && program.body(all.get(0)) == null;
    return all.subList(isAbstract ? 1 : 0, all.size()).stream().allMatch(this::makesNew);
  }

  private boolean makesNew(MethodId method) {
    if (method.isConstructor()) {
      return program.hasType(method.owner()) && !leaks(method);
    }
    Boolean known = making.putIfAbsent(method, false);
    if (known != null) {
      return known;
    }
    MethodFacts body = program.whole(method);
    List<Place> makers = body == null ? List.of() : body.made().returned();
    boolean makes =
        body != null
            && !makers.isEmpty()
            && makers.stream().allMatch(m -> makesNew(body, m) && !isLeaked(body, m, null));
    making.put(method, makes);
    return makes;
  }

  /** Whether a method may give its receiver to somebody who keeps it. */
  private boolean leaks(MethodId method) {
    Boolean known = leaking.putIfAbsent(method, false);
    if (known != null) {
      return known;
    }
    MethodFacts body = program.whole(method);
    boolean isMade = method.isConstructor();
    boolean leaks =
        body == null
            ? !isMade
            : body.calls().stream().anyMatch(call -> passesItself(call) || leaksOn(call));
    leaking.put(method, leaks);
    return leaks;
  }

  private static boolean passesItself(Call call) {
    return !call.callee().isConstructor()
        && call.arguments().stream().anyMatch(a -> a.object() != null && a.object().isSelf());
  }

  private boolean leaksOn(Call call) {
    ObjectPath on = call.receiver().object();
    return on != null
        && on.isSelf()
        && targets.mayRun(call).stream().anyMatch(m -> program.body(m) != null && leaks(m));
  }
}
