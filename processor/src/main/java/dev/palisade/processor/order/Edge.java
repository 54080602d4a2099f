package dev.palisade.processor.order;

import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An edge of the lock graph: while {@code from} is held, {@code to} is then acquired (or may be, or
 * shall be only in this order). From a class to itself it is another instance, or the same lock
 * again.
 *
 * @param from the lock held
 * @param fromMode how
 * @param to the lock then acquired
 * @param toMode how
 * @param origin what says so
 * @param method the method that holds {@code from} when the way to {@code to} starts
 * @param steps from taking {@code from} to taking {@code to}; the first and the last are those two
 * @param relation how the two locks relate
 * @param gates other locks held all the way, of which there is one in the program: nobody else is
 *     in between
 * @param ways how many ways the calls from the first to the last step could go
 * @param owners whose locks they are
 * @param given where somebody else gives the code these locks; null if it has them itself
 */
public record Edge(
    LockClass from,
    Mode fromMode,
    LockClass to,
    Mode toMode,
    Origin origin,
    MethodId method,
    List<Step> steps,
    Relation relation,
    Set<Gate> gates,
    int ways,
    Owners owners,
    @Nullable Step given)
    implements Comparable<Edge> {

  private static final Comparator<Edge> ORDER =
      Comparator.comparing(Edge::from)
          .thenComparing(Edge::to)
          .thenComparing(Edge::fromMode)
          .thenComparing(Edge::toMode)
          .thenComparing(Edge::origin)
          .thenComparingInt(Edge::ways)
          .thenComparingInt(edge -> edge.steps().size())
          .thenComparing(Edge::method)
          .thenComparing(Edge::place);

  /** What an edge rests on. */
  public enum Origin {
    /** A method body does it. */
    BODY,
    /** A contract says that a method does it. */
    CONTRACT,
    /** {@code @LockOrder} says that it shall be so. */
    ORDER
  }

  /**
   * A lock held around an edge.
   *
   * @param lock its class
   * @param sameInstance whether it is the same object wherever it guards the locks of the edge:
   *     static, or a field of the object that the edge's locks are fields of
   * @param global whether there is one in the program: it is static
   */
  public record Gate(LockClass lock, boolean sameInstance, boolean global) {}

  /**
   * The types of the objects that the two locks belong to, as far as the code shows; empty if it
   * does not.
   *
   * @param from of the owner of the lock held
   * @param to of the owner of the lock acquired
   */
  public record Owners(String from, String to) {
    /** Anybody's. */
    public static final Owners ANY = new Owners("", "");

    static Owners of(String from, String to) {
      return from.isEmpty() && to.isEmpty() ? ANY : new Owners(from, to);
    }
  }

  public Edge {
    steps = List.copyOf(steps);
    gates = Set.copyOf(gates);
  }

  /**
   * Where the method that holds {@code from} goes for {@code to}: it takes it there, or calls what
   * does.
   */
  public Place place() {
    return steps.get(Math.min(1, steps.size() - 1)).place();
  }

  /** Whether all of it happens in jars that somebody else compiles. */
  public boolean isForeign() {
    return (given == null || given.place().isForeign())
        && steps.stream().allMatch(step -> step.place().isForeign());
  }

  @Override
  public int compareTo(Edge other) {
    return ORDER.compare(this, other);
  }
}
