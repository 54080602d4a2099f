package dev.palisade.processor.code;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Kept;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The code that is in fields and collections, is returned by methods and passed for parameters: the
 * least fixpoint over what bodies keep and pass on.
 *
 * <p>Code in a field of some object is code of that object where a method of that object put it
 * there; else it is of some object of its class. A place where more than {@link #MOST} may be is
 * one of which nothing is known.
 */
public final class KeptCode {
  /** Pieces of code that are told apart in one place. */
  private static final int MOST = 8;

  /** What puts code into a collection of the JDK: as its last argument. */
  private static final Set<String> ADDING =
      Set.of(
          "add", "addFirst", "addLast", "offer", "offerFirst", "offerLast", "push", "put", "set");

  /** What gives a future code to run when it fails. */
  private static final Set<String> ON_FAILURE =
      Set.of("exceptionally", "exceptionallyCompose", "handle", "whenComplete");

  private static final String FAILED = "!";

  private final Map<MethodId, MethodFacts> bodies;
  private final Map<MethodId, List<MethodId>> overriders;
  private final BiPredicate<Call, MethodId> mayRun;
  private final Tasks tasks;
  private final Map<Spot, Set<Argument>> known = new HashMap<>();
  private final Map<Spot, Set<Spot>> onward = new HashMap<>();
  private final Map<MethodId, List<MethodFacts>> within = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  private final Collected collected = new Collected();
  private final Set<Spot> followed = new HashSet<>();
  private final Set<Spot> queued = new HashSet<>();
  private final Deque<Spot> news = new ArrayDeque<>();

  /**
   * Finds it.
   *
   * @param overriders bodies by what they override
   * @param mayRun whether a call may run such a body, by the type of its receiver
   */
  public KeptCode(
      Map<MethodId, MethodFacts> bodies,
      Map<MethodId, List<MethodId>> overriders,
      BiPredicate<Call, MethodId> mayRun,
      Tasks tasks) {
    this.bodies = bodies;
    this.overriders = overriders;
    this.mayRun = mayRun;
    this.tasks = tasks;
    List<MethodFacts> passing = new ArrayList<>();
    for (MethodFacts body : bodies.values()) {
      if (body.id().isLambda()) {
        within.computeIfAbsent(body.id().around(), m -> new ArrayList<>(2)).add(body);
      }
      for (Kept kept : body.kept()) {
        learn(body, kept);
      }
      boolean passes = false;
      for (Call call : body.calls()) {
        passes |= learn(body.id(), call);
      }
      if (passes) {
        passing.add(body);
      }
    }
    collected.pass(bodies.values(), this::link);
    do {
      settle();
      passing.forEach(this::passFields);
    } while (!news.isEmpty());
  }

  private void settle() {
    while (!news.isEmpty()) {
      Spot spot = news.remove();
      queued.remove(spot);
      if (spot.index() >= 0 && followed.add(spot)) {
        follow(spot);
      }
      for (Spot next : onward.getOrDefault(spot, Set.of())) {
        known.getOrDefault(spot, Set.of()).forEach(code -> add(next, ofSomeObject(code)));
      }
    }
  }

  /** Passes on what is known to be in fields. */
  private void passFields(MethodFacts body) {
    for (Call call : body.calls()) {
      for (int i = 0; i < call.arguments().size(); i++) {
        Argument passed = call.arguments().get(i);
        ObjectPath object = fieldOf(passed);
        if (object != null && knows(body.id(), object)) {
          pass(body.id(), passed, call, i);
        }
        if (object != null && names.contains(object.last().element("").name())) {
          passElements(body.id(), object, call, i);
        }
      }
    }
  }

  /** What is passed, if it is whatever is in some field. */
  private static @Nullable ObjectPath fieldOf(Argument passed) {
    ObjectPath object = passed.code() == null ? passed.object() : null;
    return object == null || object.fields().isEmpty() ? null : object;
  }

  /** Whether anything is known to be where an object is. */
  boolean knows(MethodId method, ObjectPath object) {
    boolean isField = !object.fields().isEmpty() && !object.last().isElementOfAny();
    if ((isField || object.root() == Root.PARAMETER)
        && !names.contains(isField ? object.last().name() : method.name())) {
      return false; // so it is of nearly all
    }
    Spot spot = Spot.of(method, object);
    return spot != null && known.containsKey(spot);
  }

  /** What an argument or a receiver of a body may be; itself if no code is known to be there. */
  Collection<Argument> of(MethodId method, Argument argument) {
    ObjectPath object = argument.object();
    return object != null && isFuture(object.objectType())
        ? List.of(argument)
        : keptBy(method, argument);
  }

  /** The same; of a future, what runs when it is completed. */
  Collection<Argument> keptBy(MethodId method, Argument argument) {
    ObjectPath object = argument.object();
    if (argument.code() != null || object == null || !knows(method, object)) {
      return List.of(argument);
    }
    Spot spot = Spot.of(method, object);
    Set<Argument> found = spot == null ? Set.of() : known.getOrDefault(spot, Set.of());
    if (found.size() > MOST) {
      return List.of(argument);
    }
    return found.stream().map(code -> seenFrom(object, code)).toList();
  }

  /** What is known to be in a collection as code, unless it is a parameter's. */
  Collection<Argument> inElements(Argument collection) {
    ObjectPath object = fieldOf(collection);
    FieldId each = object == null ? null : object.last().element("");
    Set<Argument> found =
        each == null || !names.contains(each.name())
            ? Set.of()
            : known.getOrDefault(Spot.of(each), Set.of());
    return object == null || found.size() > MOST
        ? List.of()
        : found.stream().map(code -> seenFrom(object, code)).toList();
  }

  private void learn(MethodFacts body, Kept kept) {
    Spot in = Spot.of(kept.in().last());
    boolean isResult = in.equals(Spot.result(body.id()));
    boolean isOwn = kept.in().root() == Root.THIS && kept.in().fields().size() == 1;
    flow(body.id(), kept.what(), in, isResult || isOwn);
    for (MethodId above : isResult ? body.overrides() : List.<MethodId>of()) {
      flow(body.id(), kept.what(), Spot.result(above), true);
    }
    ObjectPath collection = kept.what().code() == null ? kept.what().object() : null;
    Spot from = collection == null ? null : Spot.elements(body.id(), collection);
    if (from != null && Collected.isCollection(kept.in().objectType())) {
      link(from, Spot.of(kept.in().last().element("")));
      if (isResult) {
        collected.returns(body, from);
      }
    }
  }

  /** Learns what a call passes; whether that may be what is in some field. */
  private boolean learn(MethodId caller, Call call) {
    boolean passes = false;
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument passed = call.arguments().get(i);
      ObjectPath object = passed.object();
      passes |= fieldOf(passed) != null;
      if (passed.code() != null || (object != null && isTask(object))) {
        pass(caller, passed, call, i);
      }
    }
    collected.learn(caller, call);
    ObjectPath on = call.receiver().object();
    if (on != null && call.callee().name().equals("forEach")) {
      MethodId code = call.argument(0).code();
      Spot each = Spot.elements(caller, on);
      if (code != null && each != null && Collected.isOfCollections(call)) {
        link(each, Spot.parameter(code, 0));
      }
    }
    return passes;
  }

  /** Code has been passed for a parameter: it goes where the parameter goes. */
  private void follow(Spot parameter) {
    MethodId method = parameter.method();
    List<MethodFacts> uses = new ArrayList<>(within.getOrDefault(method, List.of()));
    MethodFacts own = bodies.get(method);
    if (own != null) {
      uses.add(own);
    }
    for (MethodFacts body : uses) {
      for (Call call : body.calls()) {
        for (int i = 0; i < call.arguments().size(); i++) {
          ObjectPath object = call.arguments().get(i).object();
          if (object != null && parameter.equals(Spot.of(body.id(), object))) {
            pass(body.id(), call.arguments().get(i), call, i);
          } else if (object != null && parameter.equals(Spot.elements(body.id(), object))) {
            passElements(body.id(), object, call, i);
          }
        }
      }
    }
  }

  private void pass(MethodId caller, Argument passed, Call call, int index) {
    ObjectPath on = call.receiver().object();
    if (on != null && isAdded(call, index)) {
      boolean isOwn = on.root() == Root.THIS && on.fields().size() == 1;
      flow(caller, passed, Spot.of(on.last().element("")), isOwn);
    } else if (Collected.isListing(call)) {
      flow(caller, passed, Spot.made(caller, call), false);
    } else if (on != null && !on.fields().isEmpty() && waitsForFuture(call, passed)) {
      String name = call.callee().name();
      if (!name.startsWith("exceptionally")) {
        flow(caller, passed, Spot.of(on.last()), false);
      }
      if (ON_FAILURE.contains(name)) {
        flow(caller, passed, Spot.of(failed(on.last())), false);
      }
    } else if (bodies.containsKey(call.callee())) {
      flow(caller, passed, Spot.parameter(call.callee(), index), false);
    }
    for (MethodId target : overriders(call)) {
      flow(caller, passed, Spot.parameter(target, index), false);
    }
  }

  private List<MethodId> overriders(Call call) {
    return call.dispatch() == Call.Dispatch.VIRTUAL
        ? overriders.getOrDefault(call.callee(), List.of()).stream()
            .filter(target -> mayRun.test(call, target))
            .toList()
        : List.of();
  }

  /** A collection has been passed: its elements go where it goes, or into another one. */
  private void passElements(MethodId caller, ObjectPath collection, Call call, int index) {
    Spot from = Spot.elements(caller, collection);
    if (from == null) {
      return;
    }
    MethodId callee = call.callee();
    if (Collected.isOfCollections(call)) {
      ObjectPath on = call.receiver().object();
      boolean isCopy = Collected.isCopy(call);
      Spot to = isCopy ? Spot.made(caller, call) : on == null ? null : Spot.elements(caller, on);
      if (to != null && (isCopy || callee.name().equals("addAll"))) {
        link(from, to);
      }
      return;
    }
    if (bodies.containsKey(callee)) {
      link(from, Spot.parameter(callee, index).elements());
    }
    for (MethodId target : overriders(call)) {
      link(from, Spot.parameter(target, index).elements());
    }
  }

  /** Whether an argument is put into a collection that is in a field. */
  private static boolean isAdded(Call call, int index) {
    ObjectPath on = call.receiver().object();
    return on != null
        && !on.fields().isEmpty()
        && index == call.arguments().size() - 1
        && Collected.isOfCollections(call)
        && ADDING.contains(call.callee().name());
  }

  /** Whether code is passed to a future, which runs it on the thread that completes the future. */
  private static boolean waitsForFuture(Call call, Argument passed) {
    return isFuture(call.callee().owner())
        && !call.callee().name().endsWith("Async")
        && !isFuture(passed.objectType());
  }

  /** Where that is which runs when a future is completed by a failure. */
  static Argument failed(Argument future) {
    ObjectPath object = future.object();
    return object == null || object.fields().isEmpty()
        ? Argument.UNKNOWN
        : Argument.of(object.holder().then(failed(object.last())));
  }

  private static FieldId failed(FieldId future) {
    return new FieldId(future.owner(), future.name() + FAILED, future.type());
  }

  static boolean isFuture(String type) {
    return type.equals("java.util.concurrent.CompletableFuture");
  }

  private void flow(MethodId method, Argument value, Spot to, boolean ofHolder) {
    ObjectPath object = value.object();
    Spot from = value.code() == null && object != null ? Spot.of(method, object) : null;
    if (from != null && !from.equals(to)) {
      link(from, to);
    } else if (value.code() != null || (object != null && isTask(object))) {
      add(to, ofHolder ? ofReceiver(value) : ofSomeObject(value));
    }
  }

  /** Whether an object that is known by its type alone is code. */
  private boolean isTask(ObjectPath object) {
    return object.fields().isEmpty()
        && (object.root() == Root.THIS || object.root() == Root.ANY)
        && tasks.has(object);
  }

  private void link(Spot from, Spot to) {
    if (onward.computeIfAbsent(from, f -> new LinkedHashSet<>(2)).add(to)
        && known.containsKey(from)) {
      enqueue(from);
    }
  }

  private void add(Spot spot, Argument code) {
    Set<Argument> there = known.computeIfAbsent(spot, s -> new LinkedHashSet<>(2));
    if (there.size() <= MOST && there.add(code)) {
      names.add(spot.name());
      enqueue(spot);
    }
  }

  private void enqueue(Spot spot) {
    if (queued.add(spot)) {
      news.add(spot);
    }
  }

  /** A lambda is code of the receiver of the method around it. */
  private static Argument ofReceiver(Argument code) {
    MethodId method = code.code();
    return code.object() == null && method != null && method.isLambda()
        ? Argument.of(ObjectPath.self(method.owner()), method)
        : code;
  }

  private static Argument ofSomeObject(Argument code) {
    ObjectPath object = ofReceiver(code).object();
    return object == null || object.elsewhere() == object
        ? code
        : Argument.of(object.elsewhere(), code.code());
  }

  /** Code of the object that holds it, as seen from who reaches it there. */
  private static Argument seenFrom(ObjectPath place, Argument code) {
    ObjectPath object = code.object();
    if (object == null || object.root() != Root.THIS || place.fields().isEmpty()) {
      return ofSomeObject(code);
    }
    return Argument.of(place.holder().append(object.fields()), code.code());
  }
}
