package dev.palisade.processor.order;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.Facts.Order;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * The edges that annotations alone show, all that is known without bodies: from each lock held on
 * entry to each lock in {@code @Locks} or {@code @Acquires}, from each lock in
 * {@code @Signals(under)} to the external lock, and the pairs of {@code @LockOrder}. {@code @Locks}
 * beside {@code @Signals} says nothing about nesting.
 */
final class DeclaredEdges {
  private final Program program;
  private final Consumer<Edge> found;

  DeclaredEdges(Program program, Consumer<Edge> found) {
    this.program = program;
    this.found = found;
  }

  void find() {
    for (Contract contract : program.facts().contracts()) {
      for (Held held : program.heldOnEntry(contract.method())) {
        entered(contract, held, LockClause.LOCKS);
        entered(contract, held, LockClause.ACQUIRES);
      }
      if (contract.signals() != null) {
        signalingUnder(contract, contract.signals());
      }
    }
    program.facts().orders().forEach(this::ordered);
    program.classes().families().forEach(this::levelled);
  }

  private void entered(Contract contract, Held held, LockClause clause) {
    for (DeclaredLock lock : contract.locks(clause)) {
      String how = clause == LockClause.LOCKS ? "@Locks" : "@Acquires";
      join(
          contract.method(),
          new End(held.lock(), held.place(), Step.Kind.ENTERED, "starts with %s held"),
          new End(lock.lock(), lock.place(), Step.Kind.TAKES, "declares " + how + " %s"));
    }
  }

  private void signalingUnder(Contract contract, Contract.Signals signals) {
    Optional<Driver> driver =
        signals.driver() == null
            ? program.enclosingDriver(contract.method().owner())
            : program.driver(signals.driver());
    DeclaredLock external = driver.map(Driver::externalLock).orElse(null);
    if (external != null) {
      String text =
          "signals, which takes %s, the external lock of driver \"" + driver.get().name() + "\"";
      for (DeclaredLock under : signals.under()) {
        join(
            contract.method(),
            new End(under.lock(), under.place(), Step.Kind.TAKES, "declares @Signals under %s"),
            new End(external.lock(), under.place(), Step.Kind.SIGNALS, text));
      }
    }
  }

  private void ordered(Order order) {
    MethodId nobody = new MethodId(order.owner(), "@LockOrder", "");
    for (int i = 0; i + 1 < order.locks().size(); i++) {
      DeclaredLock first = order.locks().get(i);
      DeclaredLock second = order.locks().get(i + 1);
      LockClass from = program.classes().of(first.lock());
      LockClass to = program.classes().of(second.lock());
      if (from != null && to != null) {
        before(from, to, nobody, second.place());
      }
    }
  }

  /** Of one family a lower level comes first; levels in between may be missing. */
  private void levelled(SortedMap<Integer, Set<LockClass>> levels) {
    Set<LockClass> lower = Set.of();
    for (Set<LockClass> level : levels.values()) {
      for (LockClass to : level) {
        MethodId nobody = new MethodId(to.name(), "@LockClass", "");
        lower.forEach(from -> before(from, to, nobody, Place.NOWHERE));
      }
      lower = level;
    }
  }

  private void before(LockClass from, LockClass to, MethodId nobody, Place place) {
    if (!from.equals(to)) {
      String text = "declared order: " + from + " before " + to;
      found.accept(
          new Edge(
              from,
              LockRef.Mode.WRITE,
              to,
              LockRef.Mode.WRITE,
              Edge.Origin.ORDER,
              nobody,
              List.of(new Step(nobody, place, Step.Kind.ORDERS, text)),
              Relation.UNKNOWN,
              Set.of(),
              1,
              Edge.Owners.ANY,
              null));
    }
  }

  private record End(LockRef lock, Place place, Step.Kind kind, String text) {}

  private void join(MethodId method, End held, End taken) {
    LockClass from = program.classes().of(held.lock());
    LockClass to = program.classes().of(taken.lock());
    if (from == null || to == null || from.equals(to)) {
      return;
    }
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(method, held.place(), held.kind(), held.text().formatted(from)));
    steps.add(new Step(method, taken.place(), taken.kind(), taken.text().formatted(to)));
    found.accept(
        new Edge(
            from,
            held.lock().mode(),
            to,
            taken.lock().mode(),
            Edge.Origin.CONTRACT,
            method,
            steps,
            Relation.UNKNOWN,
            Set.of(),
            1,
            Edge.Owners.ANY,
            null));
  }
}
