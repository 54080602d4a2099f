package dev.palisade.processor.graph;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.graph.Targets.HeldBy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The edges that method bodies make: each lock held at a place, to each lock taken there or in what
 * is called there.
 *
 * <p>A lock that is held already and taken again by the same thread orders nothing, not even after
 * the locks taken in between: it cannot be waited for.
 */
final class BodyEdges {
  private final Program program;
  private final Targets targets;
  private final Effects effects;
  private final Consumer<Edge> found;

  BodyEdges(Program program, Targets targets, Effects effects, Consumer<Edge> found) {
    this.program = program;
    this.targets = targets;
    this.effects = effects;
    this.found = found;
  }

  void find() {
    for (MethodFacts body : program.bodies()) {
      List<Held> onEntry = program.heldOnEntry(body.id());
      for (Acquisition acquisition : body.acquisitions()) {
        List<HeldBy> held = heldBy(body.id(), onEntry, acquisition.held());
        if (acquisition.how() != Acquisition.How.TRY && !held.isEmpty()) {
          join(held, new Reach(acquisition.lock(), body.id(), acquisition.place(), "", List.of()));
        }
      }
      for (Call call : body.calls()) {
        List<HeldBy> held = heldBy(body.id(), onEntry, call.held());
        if (!held.isEmpty()) {
          effects.of(body, call).forEach(reach -> join(held, reach));
        }
        joinCodeRunBy(body, call, held);
      }
    }
  }

  /**
   * Locks that a callee holds while it runs code passed to it: the caller does not hold them, the
   * code still runs under them.
   */
  private void joinCodeRunBy(MethodFacts body, Call call, List<HeldBy> held) {
    Step step =
        new Step(body.id(), call.place(), Step.Kind.CALLS, "calls " + call.callee().display());
    for (Targets.Code code : targets.codeRunBy(call)) {
      if (!code.held().isEmpty()) {
        List<HeldBy> all = new ArrayList<>(held);
        all.addAll(code.held());
        for (Reach reach : effects.of(code.method())) {
          join(all, reach.through(step, Substitution.inCode(reach.lock(), code.argument())));
        }
      }
    }
  }

  private static List<HeldBy> heldBy(MethodId method, List<Held> onEntry, List<Held> here) {
    List<HeldBy> all = new ArrayList<>(onEntry.size() + here.size());
    onEntry.forEach(held -> all.add(new HeldBy(method, held)));
    here.forEach(held -> all.add(new HeldBy(method, held)));
    return all;
  }

  private void join(List<HeldBy> held, Reach reach) {
    Optional<LockClass> to = program.classes().of(reach.lock());
    if (to.isEmpty()
        || held.stream().anyMatch(h -> mayBeSame(h.held().lock(), reach.lock(), to.get()))) {
      return;
    }
    for (HeldBy holder : held) {
      LockRef lock = holder.held().lock();
      if (!isOwnOfConstructor(holder.method(), lock)
          && !isOwnOfConstructor(reach.taker(), reach.lock())) {
        program
            .classes()
            .of(lock)
            .filter(from -> !from.equals(to.get()))
            .ifPresent(from -> found.accept(edge(holder, from, reach, to.get(), held)));
      }
    }
  }

  private Edge edge(HeldBy holder, LockClass from, Reach reach, LockClass to, List<HeldBy> held) {
    List<Step> steps = new ArrayList<>();
    Held lock = holder.held();
    steps.add(
        program.heldOnEntry(holder.method()).contains(lock)
            ? new Step(
                holder.method(), lock.place(), Step.Kind.ENTERED, "starts with " + from + " held")
            : new Step(holder.method(), lock.place(), Step.Kind.TAKES, "takes " + from));
    steps.addAll(reach.calls());
    steps.add(reach.last(to));
    return new Edge(
        from,
        lock.lock().mode(),
        to,
        reach.lock().mode(),
        Edge.Origin.BODY,
        holder.method(),
        steps,
        gates(holder, from, reach.lock(), held));
  }

  private Set<Edge.Gate> gates(HeldBy from, LockClass fromClass, LockRef to, List<HeldBy> held) {
    Set<Edge.Gate> gates = new HashSet<>();
    for (HeldBy other : held) {
      LockRef lock = other.held().lock();
      if (!other.equals(from) && other.held().always() && lock.mode() == LockRef.Mode.WRITE) {
        program
            .classes()
            .of(lock)
            .filter(gate -> !gate.equals(fromClass))
            .ifPresent(
                gate -> gates.add(new Edge.Gate(gate, isSameForAll(lock, from.held().lock(), to))));
      }
    }
    return gates;
  }

  /** One static lock, or one of the object that both locks belong to. */
  private static boolean isSameForAll(LockRef gate, LockRef from, LockRef to) {
    Root root = gate.object().root();
    return root == Root.STATIC
        || (root == Root.THIS
            && from.object().root() == Root.THIS
            && to.object().root() == Root.THIS);
  }

  /**
   * Whether the thread may hold this very lock already. Two paths that are known and differ are two
   * locks; if either instance is unknown, they may be one, and nothing is said.
   */
  private boolean mayBeSame(LockRef held, LockRef wanted, LockClass wantedClass) {
    ObjectPath a = held.object();
    ObjectPath b = wanted.object();
    return program.classes().of(held).filter(wantedClass::equals).isPresent()
        && (a.equals(b) || !a.isOneObject() || !b.isOneObject());
  }

  private static boolean isOwnOfConstructor(MethodId method, LockRef lock) {
    return method.name().equals("<init>") && lock.object().root() == Root.THIS;
  }
}
