package dev.palisade.processor.call;

import static java.util.stream.Collectors.toSet;

import dev.palisade.processor.call.Deed.Event;
import dev.palisade.processor.call.SignalWay.Need;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.EventUse;
import dev.palisade.processor.fact.Contract.EventUse.Role;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Kept;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.graph.CallGraph;
import dev.palisade.processor.graph.Effects;
import dev.palisade.processor.graph.EntryLocks;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Maker;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who brings events about, and which locks that takes.
 *
 * <p>A signal is traced back to the methods that nobody is known to call, since a lock that all
 * callers of a helper hold is needed to get to the signal in it. A method that has waited for the
 * same event before, as a borrower that gives back what it took, wakes nobody who is stuck now; but
 * who waits for a condition and then signals it may find that it holds without waiting.
 *
 * <p>An object that is made in a method and then put into a field, into a collection or returned is
 * one with several names: {@link EventNames} links them.
 */
public final class Signalers {
  /** Ways to one event that are told apart; more make no wait certain to hang. */
  private static final int MOST_WAYS = 64;

  private static final int LONGEST = 8;

  /** Givers of what givers were given that are asked. */
  private static final int DEEPEST = 3;

  private final Program program;
  private final CallGraph calls;
  private final Deeds deeds;
  private final Needs needs;
  private final EventNames names;
  private final Givers givers;
  private final Map<EventClass, List<SignalWay>> signals = new TreeMap<>();
  private final Map<EventClass, List<SignalWay>> endings = new TreeMap<>();

  Signalers(Program program, CallGraph calls, Effects locks, EntryLocks entry, Deeds deeds) {
    this.program = program;
    this.calls = calls;
    this.deeds = deeds;
    needs = new Needs(program, locks, entry);
    givers = new Givers(program, calls);
    names = new EventNames(program, calls, deeds.waitedFor());
    if (!deeds.waitedFor().isEmpty()) {
      names.learn();
      for (MethodFacts body : program.bodies()) {
        body.calls().forEach(call -> learn(body, call));
        body.kept().forEach(kept -> learn(body.id(), kept));
        learnEndOf(body);
      }
    }
  }

  /** The class of an event; null if nobody can name it. */
  public @Nullable EventClass classOf(Event event) {
    return EventClass.of(event, program);
  }

  /**
   * Whether a body waits for an event of an object that it has already waited for, alone or among
   * others. Only what is made in one place counts: a field may have another object in it by then.
   */
  public boolean isPast(MethodFacts body, EventClass event, Place place) {
    Set<EventClass> later = event.isMade() ? names.endedBy(event) : Set.of();
    return !later.isEmpty()
        && waitsBefore(
            body,
            place,
            waited -> {
              EventClass named = EventClass.of(waited, program);
              return named != null && later.contains(named);
            },
            false);
  }

  /** The known ways to an event by a signal. */
  public List<SignalWay> signals(EventClass event) {
    return signals.getOrDefault(event, List.of());
  }

  /** The code after which an event comes about; each piece must run for some object's. */
  public List<SignalWay> endings(EventClass event) {
    return endings.getOrDefault(event, List.of());
  }

  private void learn(MethodFacts body, Call call) {
    List<EventUse> uses = program.events(call.callee());
    if (uses.isEmpty()) {
      return;
    }
    for (Trail trail : deeds.direct(body.id(), call)) {
      if (trail.deed() instanceof Deed.Signals signal && mayMatter(signal.event())) {
        boolean waited = waitsBefore(body, signal.event(), call.place(), true);
        Arrival arrival =
            new Arrival(
                needs.at(body, call, signal.event(), waited, Set.of(), false),
                trail.steps(),
                call.place(),
                waited,
                false);
        traceBack(body, signal.event(), arrival, new HashSet<>(Set.of(body.id())));
      }
    }
    for (EventUse use : uses) {
      if (use.role() == Role.ENDS && use.code() >= 0 && use.code() < call.arguments().size()) {
        Event event = DirectDeeds.event(use, body.id(), call);
        Argument code = call.arguments().get(use.code());
        LockRef thread = EntryLocks.thread(program, call, use.code());
        Map<LockClass, Need> needed =
            thread == null ? Map.of() : needs.ofThread(body.id(), thread, call.place());
        names.codeOf(body.id(), code, event, task -> ending(task, needed));
      }
    }
  }

  /** Code that is put where somebody waits for all that is there, as for the tasks of a list. */
  private void learn(MethodId method, Kept kept) {
    Event event = new Event(kept.in(), "");
    EventClass named = kept.what().code() == null ? null : EventClass.of(event, program);
    if (named != null && !names.endedBy(named).isEmpty()) {
      names.codeOf(method, kept.what(), event, task -> ending(task, Map.of()));
    }
  }

  private boolean mayMatter(Event event) {
    Root root = event.object().root();
    if (root == Root.PARAMETER || root == Root.CAPTURED) {
      return true;
    }
    EventClass named = EventClass.of(event, program);
    return named != null && !names.signaledBy(named).isEmpty();
  }

  /**
   * What it takes to get from the start of some method to the signal.
   *
   * @param waited whether that leads past a wait for the condition that is signaled: a thread may
   *     be there by now, past all that it no longer holds
   * @param guessed whether a call that leads there could go several ways
   */
  private record Arrival(
      Map<LockClass, Need> needs, List<Step> steps, Place place, boolean waited, boolean guessed) {

    /** The methods that the way goes through. */
    Set<MethodId> methods() {
      return steps.stream().map(Step::method).collect(toSet());
    }
  }

  /** Follows a signal up to the methods that nobody calls. */
  private void traceBack(MethodFacts body, Event event, Arrival arrival, Set<MethodId> seen) {
    if (waitsBefore(body, event, arrival.place(), false)) {
      return;
    }
    List<CallGraph.Site> callers = calls.allCallersOf(body.id());
    if (callers.isEmpty()) {
      root(new SignalWay(body.id(), arrival.needs(), arrival.steps()), body.id(), event, 0);
    }
    for (CallGraph.Site site : callers) {
      if (arrival.steps().size() > LONGEST || !seen.add(site.caller())) {
        continue;
      }
      MethodFacts caller = program.body(site.caller());
      if (caller != null) {
        Place place = site.call().place();
        Event named = event.renamed(site::seen);
        boolean waited = arrival.waited() || waitsBefore(caller, named, place, true);
        boolean guessed = arrival.guessed() || site.ways() > 1;
        Map<LockClass, Need> all =
            new TreeMap<>(needs.at(caller, site.call(), named, waited, arrival.methods(), guessed));
        needs.named(arrival.needs(), site::seen, named, site.step(), site.ways(), all);
        needs.inside(site, named, all);
        List<Step> steps = new ArrayList<>(List.of(site.step()));
        steps.addAll(arrival.steps());
        traceBack(caller, named, new Arrival(all, steps, place, waited, guessed), seen);
      }
    }
  }

  /** A way is known from its start, which a method names; so do those who gave it its objects. */
  private void root(SignalWay way, MethodId method, Event event, int depth) {
    Set<ObjectPath> objects = new HashSet<>(Set.of(event.object()));
    way.needs().values().forEach(need -> objects.add(need.lock().object()));
    List<Givers.Giver> all = depth > DEEPEST ? List.of() : givers.of(method, objects, depth == 0);
    if (all.isEmpty()) {
      names.seenFrom(method, event, named -> add(signals, names::signaledBy, named, way));
    }
    for (Givers.Giver each : all) {
      Event there = event.renamed(each.names());
      boolean isNamed =
          there.object().root() == Root.PARAMETER || EventClass.of(there, program) != null;
      Event named = isNamed ? there : event;
      Map<LockClass, Need> needed = new TreeMap<>();
      needs.named(way.needs(), each.names(), named, each.step(), 1, needed);
      SignalWay given = new SignalWay(way.root(), way.names(), needed, way.steps());
      add(signals, names::exactly, event, given);
      root(given, each.method(), named, depth + 1);
    }
  }

  /** Whether a body has waited for the same before, giving up a lock for the while or not. */
  private boolean waitsBefore(MethodFacts body, Event event, Place place, boolean released) {
    EventClass wanted = EventClass.of(event, program);
    return wanted != null
        && waitsBefore(
            body,
            place,
            waited ->
                wanted.equals(EventClass.of(waited, program))
                    && !isOther(waited.object(), event.object()),
            released);
  }

  /** Whether two objects are in two fields of the receiver. */
  private static boolean isOther(ObjectPath one, ObjectPath two) {
    return one.root() == Root.THIS
        && two.root() == Root.THIS
        && one.fields().size() == 1
        && two.fields().size() == 1
        && !one.last().equals(two.last());
  }

  private boolean waitsBefore(
      MethodFacts body, Place place, Predicate<Event> which, boolean released) {
    for (Call call : body.calls()) {
      if (call.place().compareTo(place) < 0) {
        for (Trail trail : deeds.of(body.id(), call)) {
          if (trail.deed() instanceof Deed.Waits waits
              && waits.released().isEmpty() != released
              && which.test(waits.event())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** A method whose overridden method says that its end is an event: {@code Thread.run}. */
  private void learnEndOf(MethodFacts body) {
    body.overrides().forEach(overridden -> learnEndOf(body.id(), overridden));
    body.conversions().forEach(each -> learnEndOf(each.code(), each.implemented()));
  }

  private void learnEndOf(MethodId code, MethodId standsFor) {
    Contract contract = program.ownContract(standsFor);
    for (EventUse use : contract == null ? List.<EventUse>of() : contract.events()) {
      if (use.role() == Role.ENDS && use.code() == EventUse.RECEIVER) {
        if (use.object() == EventUse.NAMED) {
          ending(DirectDeeds.named(use), code);
        } else if (!code.isLambda()) {
          ending(new Event(ObjectPath.self(code.owner()), use.facet()), code);
        }
      }
    }
  }

  private void ending(Event event, MethodId code) {
    add(endings, names::endedBy, event, new SignalWay(code, needs.ofAll(code), List.of()));
  }

  /**
   * Code of an object, also of one that is made there, and a lambda, need locks that the method
   * which passes them has names for.
   */
  private void ending(EventNames.Passed task, Map<LockClass, Need> thread) {
    Argument argument = task.argument();
    MethodId code = Objects.requireNonNull(argument.code());
    ObjectPath object = argument.object();
    boolean isHere = object != null && object.root() != Root.ANY;
    boolean isNamed = object != null || (code.isLambda() && code.around().equals(task.method()));
    Map<LockClass, Need> all = needs.ofAll(code);
    Maker maker = isHere || code.isLambda() ? null : maker(task.method(), code, all.values());
    if (maker != null) {
      all.replaceAll((lock, need) -> need.of(maker));
    } else if (isNamed) {
      all.replaceAll((lock, need) -> need.in(argument));
    }
    thread.forEach(all::putIfAbsent);
    MethodId named = isNamed || maker != null ? task.method() : code;
    SignalWay way = new SignalWay(code, named, all, List.of());
    add(endings, names::endedBy, task.event(), way);
  }

  /** Who makes in a method the object of the code that it passes, and has all its locks. */
  private @Nullable Maker maker(MethodId in, MethodId code, Collection<Need> needed) {
    Maker maker = Maker.of(program, in, code.owner());
    for (Need need : needed) {
      ObjectPath object = need.lock().object();
      if (maker != null
          && object.root() == Root.THIS
          && maker.seen(object) == null
          && !maker.isUnnamed(object)) {
        return null;
      }
    }
    return maker;
  }

  private void add(
      Map<EventClass, List<SignalWay>> to,
      Function<EventClass, Set<EventClass>> means,
      Event event,
      SignalWay way) {
    EventClass named = EventClass.of(event, program);
    for (EventClass each : named == null ? Set.<EventClass>of() : means.apply(named)) {
      List<SignalWay> ways = to.computeIfAbsent(each, e -> new ArrayList<>());
      if (ways.size() < MOST_WAYS && !ways.contains(way)) {
        ways.add(way);
        ways.sort(Comparator.comparing(SignalWay::root));
      }
    }
  }
}
