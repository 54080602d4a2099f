package dev.palisade.processor.waiting;

import dev.palisade.processor.call.Contexts.Reached;
import dev.palisade.processor.call.Deed;
import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.finding.Sites;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Step;
import dev.palisade.processor.graph.Targets.HeldBy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A lock taken in {@code INTERRUPT} that elsewhere is held while blocking: the completion thread
 * then waits for as long as that blocks. One finding for each lock and method that holds it.
 */
public final class InterruptUnsafeLock implements Rule {
  static final String ID = "InterruptUnsafeLock";

  /** How the completion thread comes to take a lock. */
  private record Taken(Reached way, Acquisition acquisition) {}

  /** How a lock comes to be held while something blocks. */
  private record Blocked(Under under, HeldBy by) {
    LockRef lock() {
      return by.held().lock();
    }
  }

  @Override
  public List<Finding> check(Model model) {
    Map<LockClass, List<Taken>> taken = new TreeMap<>();
    Set<MethodId> inInterrupt = new HashSet<>();
    for (Reached way : model.calls().contexts().in(ExecutionContext.INTERRUPT)) {
      inInterrupt.add(way.method());
      collect(model, way, taken);
    }
    if (taken.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (MethodFacts body : model.program().bodies()) {
      if (!inInterrupt.contains(body.id())) {
        held(model, body).forEach((lock, blocked) -> tell(lock, blocked, taken, findings));
      }
    }
    return withoutWaits(model, findings);
  }

  /** A wait that hangs for good is told as that. */
  private static List<Finding> withoutWaits(Model model, List<Finding> findings) {
    if (findings.isEmpty()) {
      return findings;
    }
    Set<Object> told = new HashSet<>();
    new WaitUnderSignalingLock().check(model).forEach(finding -> told.add(site(finding)));
    return findings.stream().filter(finding -> !told.contains(site(finding))).toList();
  }

  /** Where a lock is held, and in whose code: that comes first in what is told of it. */
  private static Object site(Finding finding) {
    return Sites.in(finding.traces().get(0).steps().get(0).method(), finding.place());
  }

  private static void collect(Model model, Reached way, Map<LockClass, List<Taken>> taken) {
    MethodFacts body = model.program().body(way.method());
    if (body == null) {
      return;
    }
    for (Acquisition acquisition : body.acquisitions()) {
      if (acquisition.how() == Acquisition.How.BLOCKING) {
        LockClass lock = model.program().classes().of(acquisition.lock());
        if (lock != null && !lock.isInitialisation()) {
          taken.computeIfAbsent(lock, l -> new ArrayList<>()).add(new Taken(way, acquisition));
        }
      }
    }
  }

  /** The locks that a body holds while it blocks, each with the first place. */
  private static Map<LockClass, Blocked> held(Model model, MethodFacts body) {
    Map<LockClass, Blocked> found = new TreeMap<>();
    for (Under under : Under.in(model, body)) {
      if (under.trail().deed() instanceof Deed.Blocks blocks) {
        for (HeldBy by : under.held()) {
          LockRef held = by.held().lock();
          LockClass lock = model.program().classes().of(held);
          if (lock != null
              && !Released.covers(blocks.released(), held, model.program().classes())) {
            found.putIfAbsent(lock, new Blocked(under, by));
          }
        }
      }
    }
    return found;
  }

  private static void tell(
      LockClass lock, Blocked blocked, Map<LockClass, List<Taken>> taken, List<Finding> findings) {
    taken.getOrDefault(lock, List.of()).stream()
        .filter(t -> conflict(t.acquisition().lock(), blocked.lock()))
        .findFirst()
        .ifPresent(t -> findings.add(tell(lock, blocked, t)));
  }

  private static boolean conflict(LockRef one, LockRef other) {
    return one.mode() == Mode.WRITE || other.mode() == Mode.WRITE;
  }

  private static Finding tell(LockClass lock, Blocked blocked, Taken taken) {
    MethodId holder = blocked.under().method();
    Step takes = blocked.by().takes(lock);
    List<Step> holding = blocked.under().after(takes);
    List<Step> wanting = new ArrayList<>(taken.way().steps());
    wanting.add(
        new Step(
            taken.way().method(), taken.acquisition().place(), Step.Kind.TAKES, "takes " + lock));
    String root = taken.way().root().display();
    Set<String> types = new TreeSet<>(Sites.types(holding));
    types.addAll(Sites.types(wanting));
    return new Finding(
        ID,
        Severity.ERROR,
        Keys.of(ID, List.of(lock.name(), holder.toString())),
        blocked.under().place(takes),
        "%s holds %s while it blocks, and %s takes that lock in INTERRUPT"
            .formatted(holder.display(), lock, root),
        List.of(
            new Trace(holder.display() + " holds " + lock + " and blocks:", holding),
            new Trace(root + " runs in INTERRUPT and wants " + lock + ":", wanting)),
        List.of(),
        List.of(
            "let %s give %s back before it blocks".formatted(holder.display(), lock),
            "let %s only try %s, or hand over what it guards without a lock".formatted(root, lock)),
        types);
  }
}
