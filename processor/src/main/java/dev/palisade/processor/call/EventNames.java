package dev.palisade.processor.call;

import dev.palisade.processor.call.Deed.Event;
import dev.palisade.processor.fact.Contract.EventUse;
import dev.palisade.processor.fact.Contract.EventUse.Role;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Kept;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.graph.CallGraph;
import dev.palisade.processor.graph.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The names of objects that somebody waits for: where they are made, the fields and collections
 * they are put into, what returns them. Also the events that come about one after the other.
 *
 * <p>The way from one name to another has a direction. What ends an element of a list ends the list
 * for those who wait for all of it, but not the other elements; a signal, though, may be meant for
 * the object under any of its names.
 */
final class EventNames {
  private static final Set<String> TASKS =
      Set.of(
          "java.lang.Runnable",
          "java.util.concurrent.Callable",
          "java.util.function.Supplier",
          "java.util.function.Function");

  /** Parameters that are followed to what is passed for them, for one event. */
  private static final int MOST_PASSED = 64;

  private final Program program;
  private final CallGraph calls;
  private final Set<EventClass> waitedFor;
  private final Map<String, Set<String>> onward = new HashMap<>();
  private final Map<String, Set<String>> back = new HashMap<>();
  private final Map<String, MethodId> tasks = new HashMap<>();
  private final Set<MethodId> returning = new TreeSet<>();

  EventNames(Program program, CallGraph calls, Set<EventClass> waitedFor) {
    this.program = program;
    this.calls = calls;
    this.waitedFor = waitedFor;
  }

  /** Takes note of what all bodies keep where. */
  void learn() {
    program.bodies().forEach(this::learn);
    for (MethodId method : returning) {
      calls.callersOf(method).stream()
          .filter(site -> site.code() == null)
          .forEach(site -> link(result(method), made(site, "")));
    }
  }

  private static Event result(MethodId of) {
    return new Event(ObjectPath.any(of.owner()).then(FieldId.result(of, "")), "");
  }

  /** What a call returns, for who makes that call. */
  private static Event made(CallGraph.Site site, String facet) {
    MethodId caller = site.caller();
    Call call = site.call();
    FieldId made = FieldId.made(call.callee(), caller, call.place(), "");
    return new Event(ObjectPath.any(caller.owner()).then(made), facet);
  }

  private void learn(MethodFacts body) {
    for (MethodId overridden : body.overrides()) {
      if (TASKS.contains(overridden.owner())) {
        tasks.put(body.id().owner(), body.id());
      }
    }
    for (Kept kept : body.kept()) {
      Event in = new Event(kept.in(), "");
      ObjectPath what = kept.what().code() == null ? kept.what().object() : null;
      if (what != null) {
        seenFrom(body.id(), new Event(what, ""), object -> link(object, in));
      }
      if (Objects.equals(EventClass.of(in, program), EventClass.of(result(body.id()), program))) {
        returning.add(body.id());
      }
    }
    for (Call call : body.calls()) {
      program.events(call.callee()).forEach(use -> learn(body.id(), call, use));
    }
  }

  private void learn(MethodId caller, Call call, EventUse use) {
    MethodId code = use.role() == Role.GIVES ? call.argument(use.code()).code() : null;
    if (code != null) {
      link(result(code), DirectDeeds.event(use, caller, call));
    }
    ObjectPath earlier = null;
    if (use.role() == Role.ENDS && use.code() == EventUse.EARLIER) {
      earlier = call.receiver().object();
    } else if (use.role() == Role.ENDS && use.code() >= 0) {
      Argument passed = call.argument(use.code());
      earlier = passed.code() == null ? passed.object() : null;
    }
    if (earlier != null) {
      Event event = DirectDeeds.event(use, caller, call);
      seenFrom(caller, new Event(earlier, ""), object -> link(object, event));
    }
  }

  private void link(Event from, Event to) {
    EventClass one = EventClass.of(from, program);
    EventClass other = EventClass.of(to, program);
    if (one != null && other != null && !one.name().equals(other.name())) {
      onward.computeIfAbsent(one.name(), name -> new TreeSet<>()).add(other.name());
      back.computeIfAbsent(other.name(), name -> new TreeSet<>()).add(one.name());
    }
  }

  /** The events that somebody waits for and that come about with another. */
  Set<EventClass> endedBy(EventClass event) {
    return heard(event, false);
  }

  /** The events that somebody waits for and that a signal of another may bring about. */
  Set<EventClass> signaledBy(EventClass event) {
    return heard(event, true);
  }

  /** The event itself, if somebody waits for it by this name. */
  Set<EventClass> exactly(EventClass event) {
    return waitedFor.contains(event) ? Set.of(event) : Set.of();
  }

  private Set<EventClass> heard(EventClass event, boolean bothWays) {
    if (onward.isEmpty()) {
      return exactly(event);
    }
    Set<String> names = names(event.name(), bothWays);
    Set<EventClass> all = new TreeSet<>(waitedFor);
    all.removeIf(e -> !e.facet().equals(event.facet()) || !names.contains(e.name()));
    return all;
  }

  /** All names of what may have one: those that lead to it, and where all of these lead. */
  private Set<String> names(String first, boolean bothWays) {
    Set<String> from = bothWays ? reached(Set.of(first), back) : Set.of(first);
    return reached(from, onward);
  }

  private static Set<String> reached(Set<String> from, Map<String, Set<String>> links) {
    Set<String> names = new HashSet<>(from);
    Deque<String> work = new ArrayDeque<>(from);
    while (!work.isEmpty()) {
      links.getOrDefault(work.remove(), Set.of()).stream().filter(names::add).forEach(work::add);
    }
    return names;
  }

  /**
   * Tells {@code found} the code that an argument is and the event that it brings about: a lambda,
   * a method reference, an object of the program with a {@code run} or the like, and what callers
   * pass for a parameter. Of what a method returns, each caller has its own event.
   */
  void codeOf(MethodId method, Argument argument, Event event, Consumer<Passed> found) {
    actual(
        new Passed(method, argument, event),
        new HashSet<>(),
        passed -> {
          ObjectPath object = passed.argument.object();
          MethodId own = passed.argument.code();
          MethodId code = own != null || object == null ? own : tasks.get(object.objectType());
          if (code != null) {
            found.accept(new Passed(passed.method, Argument.of(object, code), passed.event));
          }
        });
  }

  /** Tells {@code found} an event as those name it who pass the object that it is of. */
  void seenFrom(MethodId method, Event event, Consumer<Event> found) {
    actual(
        new Passed(method, Argument.of(event.object()), event),
        new HashSet<>(),
        passed -> {
          if (passed.argument.object() != null) {
            found.accept(new Event(passed.argument.object(), event.facet()));
          }
        });
  }

  /** A value in a method, and an event that has to do with it. */
  record Passed(MethodId method, Argument argument, Event event) {}

  /** A value, or what callers pass for it if it is a parameter of a method or around a lambda. */
  private void actual(Passed passed, Set<Passed> seen, Consumer<Passed> found) {
    ObjectPath object = passed.argument.object();
    if (object == null || passed.argument.code() != null || !isParameter(object)) {
      found.accept(passed);
    } else if (seen.add(passed) && seen.size() < MOST_PASSED) {
      MethodId method = object.root() == Root.CAPTURED ? passed.method.around() : passed.method;
      EventClass event = EventClass.of(passed.event, program);
      String name = event == null ? "" : event.name();
      boolean isReturned =
          returning.contains(method)
              && names(name, false).contains(FieldId.result(method, "").toString());
      for (CallGraph.Site site : calls.callersOf(method)) {
        List<Argument> arguments = site.call().arguments();
        if (site.code() == null && object.index() < arguments.size()) {
          Event given = isReturned ? made(site, passed.event.facet()) : passed.event;
          actual(new Passed(site.caller(), arguments.get(object.index()), given), seen, found);
        }
      }
    }
  }

  private boolean isParameter(ObjectPath object) {
    return (object.root() == Root.PARAMETER || object.root() == Root.CAPTURED)
        && object.fields().isEmpty()
        && !EventClass.isOne(object.type(), program);
  }
}
