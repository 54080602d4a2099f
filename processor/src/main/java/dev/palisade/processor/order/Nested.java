package dev.palisade.processor.order;

import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.order.Relation.Kind;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Two locks of one class, nested: whether another thread may nest the same two the other way round.
 *
 * <p>One edge suffices if it calls them by interchangeable names: receiver and parameter, or two
 * parameters. One that finds the second lock through a field of the first one's owner goes one way,
 * from the owner inwards, and takes a second edge that goes back: outwards through the same field,
 * or inwards through a field that leads the other way. A field leads the other way if it was given
 * at construction and so leads to an older object, which the first does not; or if it is a single
 * one and the first is an element of a collection, as with children and parent.
 */
final class Nested {
  private final List<Edge> edges;
  private final boolean written;

  /**
   * @param edges from a class to itself, sorted
   * @param written whether some code waits for such a lock as a writer
   */
  Nested(List<Edge> edges, boolean written) {
    this.edges = edges.stream().filter(edge -> edge.relation().kind() != Kind.SAME).toList();
    this.written = written;
  }

  /** The edges that hang together, one or two; empty if none do. */
  List<Edge> hanging() {
    for (Edge edge : edges) {
      if (edge.relation().kind() == Kind.PEERS && blocks(edge, edge) && !isUnderOneGate(edge)) {
        return List.of(edge);
      }
    }
    return pair(Nested::areOpposite);
  }

  private List<Edge> pair(BiPredicate<Relation, Relation> opposite) {
    for (Edge one : edges) {
      for (Edge two : edges) {
        if (opposite.test(one.relation(), two.relation())
            && blocks(one, two)
            && blocks(two, one)
            && !haveCommonGate(one, two)) {
          return List.of(one, two);
        }
      }
    }
    return List.of();
  }

  private boolean blocks(Edge last, Edge next) {
    return last.toMode() == Mode.WRITE || next.fromMode() == Mode.WRITE || written;
  }

  private static boolean areOpposite(Relation one, Relation two) {
    return switch (one.kind()) {
      case INWARD ->
          two.kind() == Kind.OUTWARD
              ? one.wanted().equals(two.held())
              : two.kind() == Kind.INWARD && leadBack(one, two);
      case SIBLINGS ->
          two.kind() == Kind.SIBLINGS
              && one.held().equals(two.wanted())
              && one.wanted().equals(two.held());
      default -> false;
    };
  }

  private static boolean leadBack(Relation one, Relation two) {
    boolean fromElements = one.wantsElement() && !two.wantsElement();
    return !one.wanted().equals(two.wanted()) && !one.older() && (two.older() || fromElements);
  }

  /** A gate that is one in the program: others are different ones for swapped roles. */
  private static boolean isUnderOneGate(Edge edge) {
    return edge.gates().stream().anyMatch(Edge.Gate::global);
  }

  private static boolean haveCommonGate(Edge one, Edge two) {
    return Stream.concat(one.gates().stream(), two.gates().stream())
        .filter(Edge.Gate::global)
        .anyMatch(gate -> one.gates().contains(gate) && two.gates().contains(gate));
  }
}
