package dev.palisade.processor.rule;

import dev.palisade.processor.fact.Facts.Order;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.order.DeclaredOrder;
import dev.palisade.processor.order.Edge;
import java.util.List;
import java.util.Optional;

/**
 * Nesting that no declared order allows, in code of a type or package whose order is strict.
 * Against the order is {@code LockOrderInversion}; this is beside it.
 */
final class UndeclaredNesting implements Rule {
  static final String ID = "UndeclaredNesting";

  @Override
  public List<Finding> check(Model model) {
    List<Order> strict = model.program().facts().orders().stream().filter(Order::strict).toList();
    if (strict.isEmpty()) {
      return List.of();
    }
    DeclaredOrder declared = new DeclaredOrder(model.graph());
    return model.graph().edges().stream()
        .filter(edge -> edge.origin() != Edge.Origin.ORDER && !edge.isForeign())
        .filter(edge -> !edge.from().equals(edge.to()))
        .filter(edge -> !edge.from().isImplicit() && !edge.to().isImplicit())
        .filter(edge -> !declared.says(edge.from(), edge.to()))
        .filter(edge -> !declared.says(edge.to(), edge.from()))
        .flatMap(edge -> over(strict, edge).map(order -> tell(order, edge)).stream())
        .toList();
  }

  private static Optional<Order> over(List<Order> strict, Edge edge) {
    String type = edge.method().owner();
    return strict.stream().filter(order -> isAround(order.owner(), type)).findFirst();
  }

  /** Whether a type is another, is nested in it, or is in a package of that name. */
  private static boolean isAround(String owner, String type) {
    int dot = type.lastIndexOf('.');
    return type.equals(owner)
        || type.startsWith(owner + "$")
        || owner.equals(dot < 0 ? "" : type.substring(0, dot));
  }

  private static Finding tell(Order order, Edge edge) {
    LockClass from = edge.from();
    LockClass to = edge.to();
    return new Finding(
        ID,
        Severity.ERROR,
        Keys.of(ID, List.of(order.owner(), from.name(), to.name())),
        edge.place(),
        to + " is taken while " + from + " is held, and the strict order does not declare that",
        List.of(Telling.trace(edge)),
        List.of(),
        List.of(
            "declare it, if it is meant: %s before %s".formatted(from, to),
            Telling.giveBackFirst(edge)),
        Telling.types(List.of(edge)));
  }
}
