package dev.palisade.processor.rule;

import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Step;
import dev.palisade.processor.order.Edge;
import dev.palisade.processor.order.Edge.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What findings about edges of the lock graph have in common. */
final class Telling {
  private Telling() {}

  /** How one thread comes to hold the first lock of an edge and want the second. */
  static Trace trace(Edge edge) {
    if (edge.origin() == Origin.ORDER) {
      return new Trace(edge.from() + " comes before " + edge.to() + ":", edge.steps());
    }
    String wanted = edge.from().equals(edge.to()) ? "another one" : edge.to().display();
    String heading =
        edge.method().display() + " holds " + edge.from() + " and wants " + wanted + ":";
    List<Step> steps = new ArrayList<>(edge.steps());
    if (edge.given() != null) {
      steps.add(0, edge.given());
    }
    return new Trace(heading, steps);
  }

  /** What a thread does: the method it is in, and where that runs. */
  static String role(Program program, MethodId method) {
    Optional<ExecutionContext> context = program.context(method);
    return method.display() + context.map(c -> " (" + c + ")").orElse("");
  }

  /** Binary names of all types whose code takes part. */
  static Set<String> types(Collection<Edge> edges) {
    Set<String> types = new TreeSet<>();
    edges.forEach(edge -> edge.steps().forEach(step -> types.add(step.method().owner())));
    return types;
  }

  /** The way out that is always there: give the first lock back before going for the second. */
  static String giveBackFirst(Edge edge) {
    String method = edge.method().display();
    if (edge.from().isBin()) {
      return "let %s compute the value first, and put it into the map afterwards".formatted(method);
    }
    return edge.steps().size() > 2
        ? "let %s give %s back before it %s"
            .formatted(method, edge.from(), edge.steps().get(1).text())
        : "let %s give %s back before it takes the other".formatted(method, edge.from());
  }
}
