package dev.palisade.processor.rule;

import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Actor;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.graph.Step;
import dev.palisade.processor.order.Edge;
import dev.palisade.processor.order.LockGraph;
import dev.palisade.processor.order.Relation;
import java.util.List;
import java.util.stream.Stream;

/** A lock that is not reentrant, taken again by the thread that holds it. */
final class SelfDeadlock implements Rule {
  static final String ID = "SelfDeadlock";

  @Override
  public List<Finding> check(Model model) {
    return takenAgain(model)
        .filter(edge -> !LockUpgrade.isUpgrade(edge))
        .map(
            edge ->
                told(
                    ID,
                    edge,
                    edge.from() + " is taken again by the thread that holds it" + why(edge),
                    waysOut(edge)))
        .toList();
  }

  private static List<String> waysOut(Edge edge) {
    String first = Telling.giveBackFirst(edge);
    return edge.from().isBin()
        ? List.of(first)
        : List.of(
            first, "let the inner code expect the lock to be held, and take it in its callers");
  }

  private static String why(Edge edge) {
    if (edge.from().isBin()) {
      return "; a map must not be changed by code that computes what is put into it";
    }
    return edge.fromMode() == Mode.READ && edge.toMode() == Mode.READ
        ? "; it is not reentrant, so a writer queued in between stops it"
        : "; it is not reentrant";
  }

  /** The edges on which a thread waits for itself, one a place. */
  static Stream<Edge> takenAgain(Model model) {
    LockGraph graph = model.graph();
    return graph.holders().stream()
        .flatMap(lock -> graph.edgesWithin(lock).stream())
        .filter(edge -> edge.relation().kind() == Relation.Kind.SAME && !edge.isForeign());
  }

  static Finding told(String id, Edge edge, String title, List<String> waysOut) {
    Step first = edge.steps().get(0);
    Trace trace =
        new Trace(
            edge.method().display() + " holds " + edge.from() + " and wants it again:",
            edge.steps());
    return new Finding(
        id,
        Severity.ERROR,
        Keys.of(id, List.of(edge.from().name(), first.method().toString(), last(edge))),
        edge.place(),
        title,
        List.of(trace),
        List.of(new Actor(edge.method().display(), edge.from().display(), edge.to().display())),
        waysOut,
        Telling.types(List.of(edge)));
  }

  private static String last(Edge edge) {
    return edge.steps().get(edge.steps().size() - 1).method().toString();
  }
}
