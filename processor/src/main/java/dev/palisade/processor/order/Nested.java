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
 * at construction and so leads to an older object, which the first does not; or if the first leads
 * to an element of a collection, as with children and parent. It is a single one either way: two
 * collections both lead down. Both must be about owners that have the lock in the same place.
 */
final class Nested {
  private final List<Edge> edges;
  private final boolean written;
  private final BiPredicate<String, String> mayBeOne;

  /**
   * @param edges from a class to itself, sorted
   * @param written whether some code waits for such a lock as a writer
   * @param mayBeOne whether an object may be of two types
   */
  Nested(List<Edge> edges, boolean written, BiPredicate<String, String> mayBeOne) {
    this.edges = edges.stream().filter(edge -> edge.relation().kind() != Kind.SAME).toList();
    this.written = written;
    this.mayBeOne = mayBeOne;
  }

  /** The edges that hang together, one or two; empty if none do. */
  List<Edge> hanging() {
    for (Edge edge : edges) {
      if (edge.relation().kind() == Kind.PEERS && blocks(edge, edge) && !isUnderOneGate(edge)) {
        return List.of(edge);
      }
    }
    return pair();
  }

  private List<Edge> pair() {
    for (Edge one : edges) {
      for (Edge two : edges) {
        if (areOpposite(one.relation(), two.relation())
            && blocks(one, two)
            && blocks(two, one)
            && !haveCommonGate(one, two)) {
          return List.of(one, two);
        }
      }
    }
    return List.of();
  }

  /** Whether the lock wanted last may be the one held next, and keeps others out. */
  private boolean blocks(Edge last, Edge next) {
    return (last.toMode() == Mode.WRITE || next.fromMode() == Mode.WRITE || written)
        && mayBeOne.test(last.owners().to(), next.owners().from());
  }

  private boolean areOpposite(Relation one, Relation two) {
    if (one.kind() == Kind.INWARD) {
      return two.kind() == Kind.OUTWARD
          ? one.wanted().equals(two.held())
          : two.kind() == Kind.INWARD && leadBack(one, two);
    }
    return one.kind() == Kind.SIBLINGS
        && two.kind() == Kind.SIBLINGS
        && one.held().equals(two.wanted())
        && one.wanted().equals(two.held());
  }

  private boolean leadBack(Relation one, Relation two) {
    boolean fromElements = one.wantsElement() && !two.wantsElement();
    return one.end().equals(two.end())
        && !one.wanted().equals(two.wanted())
        && !one.older()
        && mayBeOne.test(one.types().get(1), two.types().get(0))
        && mayBeOne.test(two.types().get(1), one.types().get(0))
        && ((two.older() && !two.wantsElement()) || fromElements);
  }

  /** A gate that is one for both: others are different ones for swapped roles. */
  private static boolean isUnderOneGate(Edge edge) {
    return edge.gates().stream().anyMatch(Edge.Gate::sameInstance);
  }

  private static boolean haveCommonGate(Edge one, Edge two) {
    return Stream.concat(one.gates().stream(), two.gates().stream())
        .filter(Edge.Gate::global)
        .anyMatch(gate -> one.gates().contains(gate) && two.gates().contains(gate));
  }
}
