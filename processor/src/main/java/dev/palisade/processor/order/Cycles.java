package dev.palisade.processor.order;

import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Reach;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The cycle to show for a component: the shortest that can happen, and the plainest of those.
 *
 * <p>A cycle is a deadlock when each thread in it waits for the next: a request waits for a holder
 * unless both are readers, and even then behind a writer that is queued, if there is code that
 * writes. It cannot happen if one lock is held around every edge of it, the same instance each time
 * (a gate): then no two of its threads are in between. Nor if every edge leads to an older object,
 * or down a tree, or if a lock that is wanted belongs to an object that never is the holder's. And
 * nobody knows whether it can if it takes very many guesses about which override runs. Such a cycle
 * is discarded, with its reason. A cycle of declared orders alone is a contradiction in the
 * declarations, not a deadlock, and is somebody else's finding; so is one that lies in jars
 * altogether: it was reported when they were compiled.
 */
public final class Cycles {
  /** Of one length, the one that is easiest to believe: of few calls, which could go few ways. */
  private static final Comparator<List<Edge>> PLAINEST =
      Comparator.<List<Edge>>comparingInt(List::size).thenComparingDouble(Cycles::effort);

  private final List<Edge> edges;
  private final Predicate<LockClass> written;
  private final BiPredicate<String, String> mayBeOne;
  private final Map<LockClass, List<Edge>> byHolder = new HashMap<>();

  /** The fields by which some thread nests two locks of one class, as down a tree. */
  private final Set<String> nestedWays = new HashSet<>();

  private @Nullable List<Edge> discarded;
  private String reason = "";
  private boolean behindWriters;

  /**
   * Searches among the edges of one component.
   *
   * @param written whether some code waits for a lock as a writer
   * @param mayBeOne whether an object may be of two types
   */
  public Cycles(
      List<Edge> component, Predicate<LockClass> written, BiPredicate<String, String> mayBeOne) {
    this.edges = component.stream().filter(edge -> !edge.from().equals(edge.to())).toList();
    component.stream()
        .filter(edge -> edge.from().equals(edge.to()))
        .filter(edge -> edge.relation().kind() == Relation.Kind.INWARD)
        .forEach(edge -> nestedWays.add(edge.relation().wanted()));
    this.written = written;
    this.mayBeOne = mayBeOne;
    edges.forEach(e -> byHolder.computeIfAbsent(e.from(), lock -> new ArrayList<>()).add(e));
  }

  /** The first cycle that was discarded, because it cannot happen; null if none was. */
  public @Nullable List<Edge> discarded() {
    return discarded;
  }

  /** Why it cannot happen, a clause without a full stop. */
  public String reason() {
    return reason;
  }

  /**
   * Whether two readers in a cycle meet at a lock: then it hangs only if a writer is queued there.
   */
  public static boolean needsQueuedWriter(List<Edge> cycle) {
    for (int i = 0; i < cycle.size(); i++) {
      if (!isBlockedBy(cycle.get(i), cycle.get((i + 1) % cycle.size()))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The shortest cycle that can happen, as edges each of which starts where the one before ends;
   * null if none can. One that hangs without a third thread goes before one that needs a writer.
   */
  public @Nullable List<Edge> shortest() {
    behindWriters = false;
    List<Edge> cycle = search();
    if (cycle == null) {
      behindWriters = true;
      cycle = search();
    }
    return cycle;
  }

  private @Nullable List<Edge> search() {
    List<Edge> best = null;
    for (Edge start : edges) {
      List<Edge> cycle = shortestThrough(start, best == null ? Integer.MAX_VALUE : best.size());
      if (cycle != null && (best == null || PLAINEST.compare(cycle, best) < 0)) {
        best = cycle;
      }
    }
    return best;
  }

  private static double effort(List<Edge> cycle) {
    return Math.log(ways(cycle)) + cycle.stream().mapToInt(edge -> edge.steps().size()).sum();
  }

  private static double ways(List<Edge> cycle) {
    double ways = 1;
    for (Edge edge : cycle) {
      ways *= edge.ways();
    }
    return ways;
  }

  private @Nullable List<Edge> shortestThrough(Edge start, int limit) {
    Map<Edge, Edge> before = new HashMap<>();
    Deque<Edge> queue = new ArrayDeque<>(List.of(start));
    Map<Edge, Integer> length = new HashMap<>(Map.of(start, 1));
    while (!queue.isEmpty()) {
      Edge last = queue.remove();
      int soFar = length.getOrDefault(last, 1);
      if (soFar > limit) {
        return null;
      }
      if (soFar == limit && !last.to().equals(start.from())) {
        continue; // As most are in a big component.
      }
      for (Edge next : byHolder.getOrDefault(last.to(), List.of())) {
        if (!meet(last, next)
            || (!isBlockedBy(last, next) && !(behindWriters && written.test(next.from())))) {
          continue;
        }
        if (next.equals(start)) {
          List<Edge> cycle = path(before, last);
          if (canHappen(cycle)) {
            return cycle;
          }
        } else if (length.putIfAbsent(next, soFar + 1) == null) {
          before.put(next, last);
          queue.add(next);
        }
      }
    }
    return null;
  }

  /**
   * Whether a thread at the end of {@code last} waits for one that is at the start of {@code next}.
   */
  private static boolean isBlockedBy(Edge last, Edge next) {
    return last.toMode() == Mode.WRITE || next.fromMode() == Mode.WRITE;
  }

  /** Whether the lock wanted last may be the one held next: an object may own both. */
  private boolean meet(Edge last, Edge next) {
    return mayBeOne.test(last.owners().to(), next.owners().from());
  }

  private static List<Edge> path(Map<Edge, Edge> before, Edge last) {
    List<Edge> path = new ArrayList<>();
    for (Edge edge = last; edge != null; edge = before.get(edge)) {
      path.add(edge);
    }
    Collections.reverse(path);
    return path;
  }

  private boolean canHappen(List<Edge> cycle) {
    boolean counts =
        isSimple(cycle)
            && cycle.stream().anyMatch(edge -> edge.origin() != Edge.Origin.ORDER)
            && cycle.stream().anyMatch(edge -> !edge.isForeign());
    String obstacle = counts ? obstacle(cycle) : null;
    if (obstacle != null && discarded == null) {
      discarded = cycle;
      reason = obstacle;
    }
    return counts && obstacle == null;
  }

  private @Nullable String obstacle(List<Edge> cycle) {
    Set<Edge.Gate> gates = commonGates(cycle);
    if (!gates.isEmpty()) {
      return gates.stream().map(gate -> gate.lock().display()).sorted().findFirst().orElse("")
          + " is held all the way round, so no two threads are in it at once";
    }
    if (isOnce(cycle)
        && cycle.stream().map(edge -> edge.method().owner()).distinct().count() == 1) {
      return "code of a class runs when that has been initialised";
    }
    if (leadsToOlder(cycle)) {
      return "each lock belongs to an object that was made before the owner of the one held";
    }
    if (leadsDown(cycle)) {
      return "each lock belongs to the owner of the one held, or to an object in one field of it";
    }
    return ways(cycle) > Reach.MOST_WAYS
        ? "it takes just the right overrides to run, one of very many ways that the types allow"
        : null;
  }

  /** Whether it can happen only once: while a class is initialised. */
  public static boolean isOnce(List<Edge> cycle) {
    return cycle.stream().anyMatch(edge -> edge.from().isInitialisation());
  }

  /** Whether each edge leads to an older object or stays, and some do not stay. */
  private static boolean leadsToOlder(List<Edge> cycle) {
    return cycle.stream().allMatch(edge -> edge.relation().older())
        && cycle.stream().anyMatch(edge -> edge.relation().strictlyOlder());
  }

  /**
   * Whether each edge stays at one object or goes on by one field, as from parent to children: to
   * come back it takes an object in its own field, or a circle that would do for one lock of them.
   */
  private boolean leadsDown(List<Edge> cycle) {
    if (!cycle.stream().allMatch(edge -> edge.relation().kind() == Relation.Kind.INWARD)) {
      return false;
    }
    List<String> ways =
        cycle.stream().map(edge -> edge.relation().wanted()).filter(way -> !way.isEmpty()).toList();
    return Set.copyOf(ways).size() == 1 && (ways.size() == 1 || nestedWays.contains(ways.get(0)));
  }

  private static boolean isSimple(List<Edge> cycle) {
    Set<LockClass> seen = new HashSet<>();
    return cycle.size() > 1 && cycle.stream().allMatch(edge -> seen.add(edge.from()));
  }

  private static Set<Edge.Gate> commonGates(List<Edge> cycle) {
    Set<Edge.Gate> common = new HashSet<>();
    boolean first = true;
    for (Edge edge : cycle) {
      if (edge.origin() == Edge.Origin.ORDER) {
        continue;
      }
      if (first) {
        common.addAll(edge.gates());
        common.removeIf(gate -> !gate.sameInstance());
        first = false;
      } else {
        common.retainAll(edge.gates());
      }
    }
    return common;
  }
}
