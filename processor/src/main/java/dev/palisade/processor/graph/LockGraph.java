package dev.palisade.processor.graph;

import dev.palisade.processor.fact.LockRef.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock graph of a program.
 *
 * <p><b>Nodes</b> are lock classes. <b>Edges</b> say that the second lock is acquired while the
 * first is held; of edges alike but for how they come about, a few witnesses are kept: the
 * shortest, and those with fewer gates.
 *
 * <p>A deadlock among lock classes is a cycle, so every finding about order is about one strongly
 * connected component.
 */
public final class LockGraph {
  private static final int MOST_WITNESSES = 4;

  private final Map<Key, List<Edge>> edges = new TreeMap<>();
  private final Map<LockClass, List<LockClass>> successors = new TreeMap<>();

  private record Key(LockClass from, LockClass to, Mode fromMode, Mode toMode)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byFrom = from.compareTo(other.from);
      int byTo = byFrom != 0 ? byFrom : to.compareTo(other.to);
      int byFromMode = byTo != 0 ? byTo : fromMode.compareTo(other.fromMode);
      return byFromMode != 0 ? byFromMode : toMode.compareTo(other.toMode);
    }
  }

  /** Builds the graph of all that bodies do and contracts say. */
  public static LockGraph of(Program program, Targets targets, EntryLocks entryLocks) {
    LockGraph graph = new LockGraph();
    new BodyEdges(program, targets, entryLocks, graph::add).find();
    new DeclaredEdges(program, graph::add).find();
    return graph;
  }

  /** A graph of given edges, for tests of what works on graphs. */
  public static LockGraph of(List<Edge> edges) {
    LockGraph graph = new LockGraph();
    edges.forEach(graph::add);
    return graph;
  }

  /** Locks acquired while {@code lock} is held. */
  public List<LockClass> successors(LockClass lock) {
    return successors.getOrDefault(lock, List.of());
  }

  /** All locks that are held while another is acquired, sorted. */
  public List<LockClass> holders() {
    return List.copyOf(successors.keySet());
  }

  /** The edges from any of {@code locks} to any of them, sorted. */
  public List<Edge> edgesAmong(List<LockClass> locks) {
    Set<LockClass> members = Set.copyOf(locks);
    List<Edge> all = new ArrayList<>();
    edges.forEach(
        (key, witnesses) -> {
          if (members.contains(key.from()) && members.contains(key.to())) {
            all.addAll(witnesses);
          }
        });
    all.sort(null);
    return all;
  }

  private void add(Edge edge) {
    Key key = new Key(edge.from(), edge.to(), edge.fromMode(), edge.toMode());
    List<Edge> witnesses = edges.get(key);
    if (witnesses == null) {
      edges.put(key, new ArrayList<>(List.of(edge)));
      List<LockClass> next = successors.computeIfAbsent(edge.from(), lock -> new ArrayList<>());
      if (!next.contains(edge.to())) {
        next.add(edge.to());
      }
      return;
    }
    if (covering(witnesses, edge) == null) {
      witnesses.removeIf(known -> covers(edge, known));
      witnesses.add(edge);
      witnesses.sort(null);
      if (witnesses.size() > MOST_WITNESSES) {
        witnesses.remove(witnesses.size() - 1);
      }
    }
  }

  private static @Nullable Edge covering(List<Edge> witnesses, Edge edge) {
    return witnesses.stream().filter(known -> covers(known, edge)).findFirst().orElse(null);
  }

  /**
   * Whether {@code a} says all that {@code b} does: no gate that {@code b} lacks, and no longer
   * way.
   */
  private static boolean covers(Edge a, Edge b) {
    return b.gates().containsAll(a.gates()) && a.origin() == b.origin() && a.compareTo(b) <= 0;
  }
}
