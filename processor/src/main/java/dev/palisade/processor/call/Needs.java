package dev.palisade.processor.call;

import dev.palisade.processor.call.Deed.Event;
import dev.palisade.processor.call.SignalWay.Need;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.graph.CallGraph;
import dev.palisade.processor.graph.Effects;
import dev.palisade.processor.graph.EntryLocks;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Reach;
import dev.palisade.processor.graph.Step;
import dev.palisade.processor.graph.Targets.HeldBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The locks that a body needs to get to a place in it, or to its end. */
final class Needs {
  private final Program program;
  private final Effects locks;
  private final EntryLocks entry;

  /** What runs on the only thread of the executor in a field. */
  private final Map<FieldId, List<MethodId>> onThread = new HashMap<>();

  Needs(Program program, Effects locks, EntryLocks entry) {
    this.program = program;
    this.locks = locks;
    this.entry = entry;
    for (MethodFacts body : program.bodies()) {
      for (LockRef lock : entry.of(body.id())) {
        if (lock.kind() == LockRef.Kind.THREAD) {
          onThread.computeIfAbsent(lock.object().last(), f -> new ArrayList<>()).add(body.id());
        }
      }
    }
  }

  /** All locks that a method may take, in what it calls, too. */
  Map<LockClass, Need> ofAll(MethodId method) {
    Map<LockClass, Need> needs = new TreeMap<>();
    Event own = new Event(ObjectPath.self(method.owner()), "");
    locks.of(method).forEach(reach -> add(reach, own, needs));
    MethodFacts body = program.body(method);
    if (body != null) {
      addInitialised(body, null, own, needs);
    }
    needs.keySet().removeIf(Needs::isOfParameter);
    return needs;
  }

  /**
   * The only thread that code runs on which a method hands in; and what all else needs that runs
   * there, for that may come first.
   */
  Map<LockClass, Need> ofThread(MethodId giver, LockRef thread, Place place) {
    Map<LockClass, Need> needs = new TreeMap<>();
    Event event = new Event(thread.object(), "");
    add(giver, thread, place, event, needs);
    for (MethodId task : onThread.getOrDefault(thread.object().last(), List.of())) {
      String text = "comes after " + task.display() + ", which runs on the same thread";
      Step after = new Step(giver, place, Step.Kind.CALLS, text);
      for (Reach reach : locks.of(task)) {
        LockRef any = reach.lock().on(reach.lock().object().ofAnyInstance());
        LockClass named = missing(any, needs);
        if (named != null) {
          List<Step> steps = reach.calls();
          steps.add(0, after);
          steps.add(reach.last(named));
          needs.put(named, new Need(any, steps, reach.ways(), event.beyond(any)));
        }
      }
    }
    return needs;
  }

  /**
   * The locks held at a call; unless a thread may be there already, those taken before it, too. An
   * earlier call that goes the same way has been where this one leads. If both could go several
   * ways, nobody knows that they are about the same objects.
   */
  Map<LockClass, Need> at(
      MethodFacts body,
      Call call,
      Event event,
      boolean isThere,
      Set<MethodId> way,
      boolean guessed) {
    Map<LockClass, Need> needs = new TreeMap<>();
    program.heldOnEntry(body.id()).forEach(held -> add(body.id(), held, event, needs));
    if (body.id().isLambda()) { // What callers of a method hold is found on the way to them.
      entry
          .at(body.id(), List.of(), List.of())
          .forEach(lock -> add(body.id(), lock, body.place(), event, needs));
    }
    for (Held held : call.held()) {
      if (!isOneOfSeveral(body, held.place())) {
        add(body.id(), held, event, needs);
      }
    }
    if (isThere) {
      return needs;
    }
    addInitialised(body, call.place(), event, needs);
    for (Acquisition acquisition : body.acquisitions()) {
      if (acquisition.how() == Acquisition.How.BLOCKING
          && isBefore(acquisition.place(), call.place())
          && !isOneOfSeveral(body, acquisition.place())) {
        add(body.id(), acquisition.lock(), acquisition.place(), event, needs);
      }
    }
    boolean isNested = body.calls().contains(call); // One of its arguments has a later place.
    for (Call earlier : body.calls()) {
      isNested &= !earlier.equals(call);
      if (isNested || isBefore(earlier.place(), call.place())) {
        for (Reach reach : locks.of(body, earlier)) {
          if (!(guessed && reach.ways() > 1) && !goes(reach, way)) {
            add(reach, event, needs);
          }
        }
      }
    }
    return needs;
  }

  /**
   * Code of a class that another thread runs waits until the class is initialised, if it is static:
   * that of an object does not. Threads that come later do not wait, so this orders nothing.
   */
  private void addInitialised(
      MethodFacts body, @Nullable Place end, Event event, Map<LockClass, Need> needs) {
    MethodFacts initialiser = program.body(MethodId.initialiser(body.id().owner()));
    LockRef lock = LockRef.initialisation(body.id().owner());
    if (initialiser == null
        || initialiser.acquisitions().stream().noneMatch(taken -> taken.lock().equals(lock))) {
      return;
    }
    if (isStatic(body.id(), initialiser)) {
      add(body.id(), lock, body.place(), event, needs);
    }
    for (Call call : body.calls()) {
      if (call.callee().owner().equals(body.id().owner())
          && call.dispatch() == Call.Dispatch.EXACT
          && call.receiver().equals(Argument.UNKNOWN)
          && (end == null || isBefore(call.place(), end))) {
        add(body.id(), lock, call.place(), event, needs);
      }
    }
  }

  /** Whether a lambda is surely static: in the initialiser, or in a static method it calls. */
  private static boolean isStatic(MethodId lambda, MethodFacts initialiser) {
    MethodId method = lambda.outermost();
    return lambda.isLambda()
        && (method.isInitialiser()
            || (!method.isConstructor()
                && initialiser.calls().stream()
                    .anyMatch(
                        call ->
                            call.callee().equals(method)
                                && call.receiver().equals(Argument.UNKNOWN))));
  }

  /**
   * Adds what is needed as it is named elsewhere: by who calls the code or has given it its locks.
   *
   * @param event as it is named there
   * @param step what is done there
   * @param ways how many ways that could go
   */
  void named(
      Map<LockClass, Need> needs,
      UnaryOperator<ObjectPath> names,
      Event event,
      Step step,
      int ways,
      Map<LockClass, Need> into) {
    needs.forEach(
        (lock, need) -> {
          boolean isLock = need.lock().kind() != LockRef.Kind.THREAD;
          LockRef named = isLock ? need.lock().on(names.apply(need.lock().object())) : need.lock();
          Need outer = need.after(step, ways, named);
          if (!isOfParameter(lock)) {
            into.putIfAbsent(lock, outer);
          }
          LockClass known = classOf(named);
          if (known != null && !known.equals(lock) && !isElsewhere(named.object(), event)) {
            into.putIfAbsent(known, outer.as(known, event.beyond(named)));
          }
        });
  }

  /** Whether a lock is of another object than the event may be. */
  private static boolean isElsewhere(ObjectPath lock, Event event) {
    return lock.root() == Root.ANY
        ? !lock.isNameless()
        : event.object().root() == Root.THIS && lock.root() == Root.PARAMETER;
  }

  /** The class of a lock; if it is in a parameter of a method, one that only callers can name. */
  private @Nullable LockClass classOf(LockRef lock) {
    LockClass named = program.classes().of(lock);
    ObjectPath object = lock.object();
    return named == null
            && object.fields().isEmpty()
            && (object.root() == Root.PARAMETER || object.root() == Root.CAPTURED)
        ? new LockClass(object.root() + " " + object.index(), "")
        : named;
  }

  private static boolean isOfParameter(LockClass lock) {
    return lock.display().isEmpty();
  }

  private static boolean goes(Reach reach, Set<MethodId> way) {
    return way.contains(reach.taker())
        || reach.calls().stream().anyMatch(step -> way.contains(step.method()));
  }

  private static boolean isBefore(Place one, Place other) {
    return one.file().equals(other.file()) && one.compareTo(other) < 0;
  }

  /** What a callee holds while it runs the code it was passed, of which a lambda knows itself. */
  void inside(CallGraph.Site site, Event event, Map<LockClass, Need> into) {
    for (HeldBy by : site.inside()) {
      if (by.held().always()) {
        add(by.method(), by.held(), event, into);
      }
    }
  }

  private void add(MethodId method, Held held, Event event, Map<LockClass, Need> needs) {
    add(method, held.lock(), held.place(), event, needs);
  }

  private void add(
      MethodId method, LockRef lock, Place place, Event event, Map<LockClass, Need> needs) {
    LockClass named = missing(lock, needs);
    if (named != null) {
      String how = lock.kind() == LockRef.Kind.THREAD ? "runs on " : "takes ";
      Step step = new Step(method, place, Step.Kind.TAKES, how + named);
      needs.put(named, new Need(lock, List.of(step), 1, event.beyond(lock)));
    }
  }

  /** Whether a lock is taken at a place that is not the same one each time. */
  private static boolean isOneOfSeveral(MethodFacts body, Place place) {
    LockRef first = null;
    for (Acquisition acquisition : body.acquisitions()) {
      if (acquisition.place().equals(place)) {
        first = first == null ? acquisition.lock() : first;
        if (!first.equals(acquisition.lock())) {
          return true;
        }
      }
    }
    return false;
  }

  private void add(Reach reach, Event event, Map<LockClass, Need> needs) {
    LockClass named = missing(reach.lock(), needs);
    MethodFacts taker = program.body(reach.taker());
    if (named != null && (taker == null || !isOneOfSeveral(taker, reach.place()))) {
      List<Step> steps = reach.calls();
      steps.add(reach.last(named));
      needs.put(named, new Need(reach.lock(), steps, reach.ways(), event.beyond(reach.lock())));
    }
  }

  /** The class of a lock that is not among those needed; null if it is, or if it has no class. */
  private @Nullable LockClass missing(LockRef lock, Map<LockClass, Need> needs) {
    LockClass named = classOf(lock);
    return named == null || needs.containsKey(named) ? null : named;
  }
}
