package dev.palisade.processor.rule;

import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Actor;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.order.Edge;
import dev.palisade.processor.order.LockGraph;
import dev.palisade.processor.order.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Two locks of one class, nested where another thread may nest the same two the other way round,
 * and no order decides. Nested one way only, they are in the ledger.
 */
final class NestedInstances implements Rule {

  @Override
  public List<Finding> check(Model model) {
    LockGraph graph = model.graph();
    List<Finding> findings = new ArrayList<>();
    for (LockClass lock : graph.holders()) {
      List<Edge> hanging = graph.hangingWithin(lock).stream().filter(e -> !e.isForeign()).toList();
      if (!hanging.isEmpty()) {
        findings.add(tell(lock, hanging));
      } else {
        graph.edgesWithin(lock).stream()
            .filter(edge -> edge.relation().kind() != Relation.Kind.SAME)
            .findFirst()
            .ifPresent(edge -> findings.add(assume(lock, edge)));
      }
    }
    return findings;
  }

  private static Finding tell(LockClass lock, List<Edge> hanging) {
    Edge first = hanging.get(0);
    boolean swapped = hanging.size() == 1;
    return new Finding(
        SelfDeadlock.ID,
        Severity.ERROR,
        key(lock, hanging),
        hanging.get(hanging.size() - 1).place(),
        swapped
            ? lock + " is taken of two objects at once, and nothing decides which comes first"
            : lock + " is taken of two objects at once, in both orders",
        hanging.stream().map(Telling::trace).toList(),
        swapped
            ? List.of(actor(first, "a", "b"), actor(first, "b", "a"))
            : List.of(actor(first, "a", "b"), actor(hanging.get(1), "b", "a")),
        List.of(
            Telling.giveBackFirst(first),
            "take the two in an order that never changes, as by an id that each has"),
        Telling.types(hanging));
  }

  private static Finding assume(LockClass lock, Edge edge) {
    return new Finding(
        SelfDeadlock.ID,
        Severity.LEDGER,
        key(lock, List.of(edge)),
        edge.place(),
        lock + " is taken of two objects at once, but no code goes the other way",
        List.of(Telling.trace(edge)),
        List.of(),
        List.of(),
        Set.of());
  }

  private static Actor actor(Edge edge, String has, String wants) {
    return new Actor(
        edge.method().display(), edge.from() + " of " + has, edge.to() + " of " + wants);
  }

  private static String key(LockClass lock, List<Edge> edges) {
    List<String> names = new ArrayList<>(List.of(lock.name()));
    edges.forEach(edge -> names.add(edge.relation().name()));
    return Keys.of(SelfDeadlock.ID, names);
  }
}
