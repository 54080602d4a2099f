package dev.palisade.processor.waiting;

import dev.palisade.processor.call.Deed;
import dev.palisade.processor.call.EventClass;
import dev.palisade.processor.call.FencePaths;
import dev.palisade.processor.call.FencePaths.Path;
import dev.palisade.processor.call.SignalWay;
import dev.palisade.processor.call.SignalWay.Need;
import dev.palisade.processor.call.Trail;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Actor;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.finding.Sites;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Reach;
import dev.palisade.processor.graph.Step;
import dev.palisade.processor.graph.Targets.HeldBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Waiting for an event while a lock is held that the way to that event needs. An annotated
 * signaling path, or code whose end is the event, must run, so one of them that needs the lock is
 * enough; of plain signals every known one must need it. The only thread of an executor is such a
 * lock: all that runs there holds it.
 */
public final class WaitUnderSignalingLock implements Rule {
  static final String ID = "WaitUnderSignalingLock";

  /**
   * Calls between the two threads' locks and what they do under them that are believed to happen
   * all: each depends on conditions that nobody has looked at, and of longer ways in large programs
   * some call turned out never to be made then.
   */
  private static final int MOST_CALLS = 8;

  /** A wait under a lock. */
  private record Wait(MethodFacts body, Under under, HeldBy by, LockClass lock) {
    Trail trail() {
      return under.trail();
    }

    LockRef held() {
      return by.held().lock();
    }
  }

  @Override
  public Collection<Finding> check(Model model) {
    Map<String, Finding> findings = new TreeMap<>();
    for (MethodFacts body : model.program().bodies()) {
      List<Held> onEntry = new ArrayList<>(model.program().heldOnEntry(body.id()));
      for (LockRef lock : model.entryLocks().of(body.id())) {
        if (lock.kind() == LockRef.Kind.THREAD) {
          onEntry.add(new Held(lock, body.place(), true));
        }
      }
      // A wait for a fence is told as that, and not once more as one for an object.
      List<Under> all = Under.in(model, body, onEntry);
      all.sort(Comparator.comparing(u -> !(u.trail().deed() instanceof Deed.WaitsForFence)));
      Set<Object> told = new HashSet<>();
      all.forEach(under -> check(model, body, under, told, findings));
    }
    return findings.values();
  }

  private static void check(
      Model model, MethodFacts body, Under under, Set<Object> told, Map<String, Finding> findings) {
    Deed deed = under.trail().deed();
    if (!(deed instanceof Deed.Waits) && !(deed instanceof Deed.WaitsForFence)) {
      return;
    }
    for (HeldBy each : under.held()) {
      LockClass lock = model.program().classes().of(each.held().lock());
      if (lock != null && !isReleased(model, deed, each.held().lock())) {
        Finding finding = find(model, new Wait(body, under, each, lock));
        if (finding != null && told.add(List.of(lock, under.trail().place()))) {
          findings.putIfAbsent(finding.key(), finding);
        }
      }
    }
  }

  private static boolean isReleased(Model model, Deed deed, LockRef lock) {
    return deed instanceof Deed.Waits waits
        && Released.covers(waits.released(), lock, model.program().classes());
  }

  private static @Nullable Finding find(Model model, Wait wait) {
    return wait.trail().deed() instanceof Deed.Waits waits
        ? ofEvent(model, wait, waits)
        : wait.trail().deed() instanceof Deed.WaitsForFence fence
            ? ofFence(model, wait, fence)
            : null;
  }

  private static @Nullable Finding ofEvent(Model model, Wait wait, Deed.Waits waits) {
    EventClass event = model.calls().signalers().classOf(waits.event());
    if (event == null) {
      return null;
    }
    Trail trail = wait.trail();
    Place place = trail.calls().isEmpty() ? trail.place() : trail.calls().get(0).place();
    if (model.calls().signalers().isPast(wait.body(), event, place)) {
      return null;
    }
    List<SignalWay> signals =
        model.calls().signalers().signals(event).stream()
            .filter(way -> !isOwn(waits.event().object(), way, wait))
            .toList();
    List<SignalWay> endings = model.calls().signalers().endings(event);
    if (!signals.stream().allMatch(way -> needs(model, way, wait))) {
      return null;
    }
    List<SignalWay> hanging = new ArrayList<>(signals);
    endings.stream().filter(way -> needs(model, way, wait)).forEach(hanging::add);
    return hanging.isEmpty() ? null : tell(wait, event.display(), hanging.get(0), waits.briefly());
  }

  /**
   * Whether a way goes through the method that makes the object for itself, to wait for it: who
   * calls that again makes another.
   */
  private static boolean isOwn(ObjectPath event, SignalWay way, Wait wait) {
    return !event.fields().isEmpty()
        && (event.last().isMadeIn(wait.body().id())
            || wait.trail().steps().stream().anyMatch(s -> event.last().isMadeIn(s.method())))
        && way.steps().stream().anyMatch(step -> event.last().isMadeIn(step.method()));
  }

  private static @Nullable Finding ofFence(Model model, Wait wait, Deed.WaitsForFence fence) {
    for (Path path : model.calls().fencePaths().all()) {
      if (FencePaths.mayMeet(fence.driver(), wait.trail().doer(), path.driver(), path.method())
          && needs(path.needs(), wait)) {
        SignalWay way = new SignalWay(path.method(), path.needs(), List.of());
        return tell(wait, "the fence", way, false);
      }
    }
    return null;
  }

  /**
   * A task that was there before is over: only what is handed in while the thread waits needs it.
   */
  private static boolean needs(Model model, SignalWay way, Wait wait) {
    Need need = way.needs().get(wait.lock());
    if (need == null || wait.held().kind() != LockRef.Kind.THREAD) {
      return needs(way.needs(), wait) && !isOfAnother(model, way, wait);
    }
    MethodId giver = need.steps().get(0).method();
    return giver.equals(wait.body().id())
        || model.calls().graph().callersOf(giver).stream()
            .anyMatch(site -> site.caller().equals(wait.body().id()));
  }

  /**
   * Whether it is the lock of another object that the way needs: that which the event is of, while
   * the lock that is held is of this one; or one that the method which passes the code on names
   * otherwise.
   */
  private static boolean isOfAnother(Model model, SignalWay way, Wait wait) {
    Need need = way.needs().get(wait.lock());
    LockRef held = wait.held();
    if (need == null) {
      return false;
    }
    boolean isNear = way.names().equals(wait.trail().doer()) && isNamedThere(model, wait);
    return (isNear && (need.isUnnamed() || isOther(need.lock().object(), held.object())))
        || (need.beyond() >= 0
            && held.object().root() == Root.THIS
            && (need.beyond() == 0 || isInSameField(need.lock().object(), held.object()))
            && wait.trail().deed() instanceof Deed.Waits waits
            && isNamed(waits.event().object())
            && waits.event().beyond(held) != need.beyond());
  }

  /** Whether the method that waits in the end names the object whose lock is held, and the same. */
  private static boolean isNamedThere(Model model, Wait wait) {
    ObjectPath held = wait.held().object();
    return wait.trail().calls().isEmpty()
        ? isOfMethod(held)
        : held.root() == Root.THIS
            && wait.trail().calls().stream().allMatch(step -> isOnSelf(model, step));
  }

  private static boolean isOnSelf(Model model, Step step) {
    MethodFacts body = model.program().body(step.method());
    return body != null
        && body.calls().stream()
            .filter(call -> call.place().equals(step.place()))
            .map(call -> call.receiver().object())
            .allMatch(object -> object != null && object.isSelf());
  }

  /** Whether a method has two names for two objects, be its receiver of whatever type. */
  private static boolean isOther(ObjectPath one, ObjectPath two) {
    return isOfMethod(one) && !(one.leadsTo(two) && two.leadsTo(one));
  }

  /**
   * Whether a method names it the same way each time: it has to do with its parameters, or itself.
   */
  private static boolean isOfMethod(ObjectPath object) {
    return object.root() == Root.PARAMETER || object.root() == Root.THIS;
  }

  private static boolean isInSameField(ObjectPath one, ObjectPath other) {
    return !one.fields().isEmpty() && !other.fields().isEmpty() && one.last().equals(other.last());
  }

  private static boolean isNamed(ObjectPath object) {
    return object.root() == Root.THIS || (object.root() == Root.PARAMETER && !object.isChosen());
  }

  /** Whether the way needs the lock that is held, and no more guesses than one believes. */
  private static boolean needs(Map<LockClass, Need> needs, Wait wait) {
    Need need = needs.get(wait.lock());
    return need != null
        && (need.lock().mode() == Mode.WRITE || wait.held().mode() == Mode.WRITE)
        && need.ways() * wait.trail().ways() <= Reach.MOST_WAYS;
  }

  private static Finding tell(Wait wait, String event, SignalWay way, boolean briefly) {
    MethodId waiter = wait.body().id();
    LockClass lock = wait.lock();
    boolean isThread = wait.held().kind() == LockRef.Kind.THREAD;
    String takes = (isThread ? "runs on " : "takes ") + lock;
    Step taken = new Step(wait.by().method(), wait.by().held().place(), Step.Kind.TAKES, takes);
    List<Step> waiting = wait.under().after(taken);
    Need need = way.needs().get(lock);
    List<Step> signaling = new ArrayList<>(need == null ? List.of() : need.steps());
    if (!way.steps().isEmpty()) {
      signaling.add(way.steps().get(way.steps().size() - 1));
    }
    Set<String> types = new TreeSet<>(Sites.types(waiting));
    types.addAll(Sites.types(signaling));
    String signaler = way.root().display();
    int calls = wait.trail().calls().size() + (need == null ? 0 : need.steps().size() - 1);
    boolean isFar = calls > MOST_CALLS;
    List<Actor> scenario =
        briefly
            ? List.of()
            : List.of(
                new Actor(waiter.display(), lock.display(), event),
                new Actor(signaler, event, lock.display()));
    return new Finding(
        ID,
        isFar ? Severity.LEDGER : briefly ? Severity.WARNING : Severity.ERROR,
        Keys.of(ID, List.of(waiter.toString(), lock.name(), event)),
        wait.under().place(taken),
        "%s waits for %s while it holds %s, which %s needs to bring it about"
                .formatted(waiter.display(), event, lock, signaler)
            + (isFar ? ", but only if all of " + calls + " calls are made" : ""),
        List.of(
            new Trace(
                waiter.display() + " holds " + lock + " and waits for " + event + ":", waiting),
            new Trace(signaler + " needs " + lock + " first:", signaling)),
        scenario,
        isThread
            ? List.of("let what comes after follow as a stage of its own, and do not wait")
            : List.of(
                waitOutside(wait, lock), "let %s do its part without %s".formatted(signaler, lock)),
        types);
  }

  private static String waitOutside(Wait wait, LockClass lock) {
    MethodId waiter = wait.under().method();
    if (lock.isInitialisation()) {
      return "let the first call that needs it do what waits, not the initialiser";
    }
    String how =
        lock.isBin()
            ? "wait first, and put the value in then"
            : wait.by().method().equals(waiter)
                ? "give %s back before it waits"
                : "wait before it calls what holds %s";
    return "let %s ".formatted(waiter.display()) + how.formatted(lock);
  }
}
