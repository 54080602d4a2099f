package dev.palisade.processor.call;

import dev.palisade.processor.call.SignalWay.Need;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.EventUse;
import dev.palisade.processor.fact.Contract.EventUse.Role;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.graph.Effects;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who brings events about, and which locks that takes.
 *
 * <p>A signal is traced back to the methods that nobody is known to call, since a lock that all
 * callers of a helper hold is needed to get to the signal in it. A method that has waited for the
 * same event before, as a borrower that gives back what it took, wakes nobody who is stuck now.
 */
public final class Signalers {
  /** Ways to one event that are told apart; more make no wait certain to hang. */
  private static final int MOST_WAYS = 64;

  private static final int LONGEST = 8;

  private final Program program;
  private final CallGraph calls;
  private final Deeds deeds;
  private final Needs needs;
  private final Map<EventClass, List<SignalWay>> signals = new TreeMap<>();
  private final Map<EventClass, List<SignalWay>> endings = new TreeMap<>();

  Signalers(Program program, CallGraph calls, Effects locks, Deeds deeds) {
    this.program = program;
    this.calls = calls;
    this.deeds = deeds;
    needs = new Needs(program, locks);
    if (!deeds.waitedFor().isEmpty()) {
      for (MethodFacts body : program.bodies()) {
        body.calls().forEach(call -> learn(body, call));
        learnEndOf(body);
      }
    }
  }

  /** The class of an event; empty if nobody can name it. */
  public Optional<EventClass> classOf(Event event) {
    return EventClass.of(event, program);
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
    Contract contract = program.contract(call.callee());
    if (contract == null || program.body(call.callee()) != null) {
      return;
    }
    for (Trail trail : deeds.direct(body.id(), call)) {
      if (trail.deed() instanceof Deed.Signals signal && mayMatter(signal.event())) {
        Arrival arrival = new Arrival(needs.before(body, call), trail.steps(), call.place());
        traceBack(body, signal.event(), arrival, new HashSet<>(Set.of(body.id())));
      }
    }
    for (EventUse use : contract.events()) {
      MethodId code = use.role() == Role.ENDS ? code(use, call) : null;
      if (code != null) {
        ending(DirectDeeds.event(use, body.id(), call), code);
      }
    }
  }

  private boolean mayMatter(Event event) {
    Optional<EventClass> named = EventClass.of(event, program);
    return named.isPresent()
        ? deeds.waitedFor().contains(named.get())
        : event.object().root() == Root.PARAMETER;
  }

  /** What it takes to get from the start of some method to the signal. */
  private record Arrival(Map<LockClass, Need> needs, List<Step> steps, Place place) {}

  /** Follows a signal up to the methods that nobody calls. */
  private void traceBack(MethodFacts body, Event event, Arrival arrival, Set<MethodId> seen) {
    if (waitedBefore(body, event, arrival)) {
      return;
    }
    List<CallGraph.Site> callers = calls.callersOf(body.id());
    if (callers.isEmpty()) {
      add(signals, event, new SignalWay(body.id(), arrival.needs(), arrival.steps()));
    }
    for (CallGraph.Site site : callers) {
      if (arrival.steps().size() > LONGEST || !seen.add(site.caller())) {
        continue;
      }
      MethodFacts caller = program.body(site.caller());
      if (caller != null) {
        Map<LockClass, Need> all = new TreeMap<>(needs.before(caller, site.call()));
        arrival.needs().forEach((lock, need) -> all.putIfAbsent(lock, need.through(site.step())));
        List<Step> steps = new ArrayList<>(List.of(site.step()));
        steps.addAll(arrival.steps());
        Arrival there = new Arrival(all, steps, site.call().place());
        traceBack(caller, event.renamed(site::seen), there, seen);
      }
    }
  }

  private boolean waitedBefore(MethodFacts body, Event event, Arrival arrival) {
    Optional<EventClass> wanted = EventClass.of(event, program);
    for (Call call : body.calls()) {
      if (call.place().compareTo(arrival.place()) < 0) {
        for (Trail trail : deeds.of(body.id(), call)) {
          if (trail.deed() instanceof Deed.Waits waits
              && wanted.isPresent()
              && EventClass.of(waits.event(), program).equals(wanted)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static @Nullable MethodId code(EventUse use, Call call) {
    int index = use.code();
    Argument argument =
        index >= 0 && index < call.arguments().size()
            ? call.arguments().get(index)
            : Argument.UNKNOWN;
    return argument.code();
  }

  /** A method whose overridden method says that its end is an event: {@code Thread.run}. */
  private void learnEndOf(MethodFacts body) {
    for (MethodId overridden : body.overrides()) {
      Contract contract = program.ownContract(overridden);
      for (EventUse use : contract == null ? List.<EventUse>of() : contract.events()) {
        if (use.role() == Role.ENDS && use.code() == EventUse.RECEIVER) {
          ending(new Event(ObjectPath.self(body.id().owner()), use.facet()), body.id());
        }
      }
    }
  }

  private void ending(Event event, MethodId code) {
    add(endings, event, new SignalWay(code, needs.ofAll(code), List.of()));
  }

  private void add(Map<EventClass, List<SignalWay>> to, Event event, SignalWay way) {
    EventClass named =
        EventClass.of(event, program).filter(deeds.waitedFor()::contains).orElse(null);
    if (named != null) {
      List<SignalWay> ways = to.computeIfAbsent(named, e -> new ArrayList<>());
      if (ways.size() < MOST_WAYS && !ways.contains(way)) {
        ways.add(way);
        ways.sort(Comparator.comparing(SignalWay::root));
      }
    }
  }
}
