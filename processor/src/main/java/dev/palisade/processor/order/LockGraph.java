package dev.palisade.processor.order;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.graph.Effects;
import dev.palisade.processor.graph.EntryLocks;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Targets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
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
  private final Set<LockClass> written = new HashSet<>();
  private final BiPredicate<String, String> mayBeOne;

  private LockGraph(BiPredicate<String, String> mayBeOne) {
    this.mayBeOne = mayBeOne;
  }

  private record Key(LockClass from, LockClass to, Mode fromMode, Mode toMode, Relation relation)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::from)
            .thenComparing(Key::to)
            .thenComparing(Key::fromMode)
            .thenComparing(Key::toMode)
            .thenComparing(key -> key.relation().toString());

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** Builds the graph of all that bodies do and contracts say. */
  public static LockGraph of(
      Program program, Targets targets, Effects effects, EntryLocks entryLocks) {
    LockGraph graph = new LockGraph(program.classes()::mayBeOne);
    new BodyEdges(program, targets, effects, entryLocks, graph::add).find();
    new DeclaredEdges(program, graph::add).find();
    graph.findWriters(program);
    return graph;
  }

  /** A graph of given edges, for tests of what works on graphs. */
  public static LockGraph of(List<Edge> edges) {
    LockGraph graph = new LockGraph((one, other) -> true);
    edges.forEach(graph::add);
    return graph;
  }

  private void findWriters(Program program) {
    for (MethodFacts body : program.bodies()) {
      for (Acquisition acquisition : body.acquisitions()) {
        LockRef lock = acquisition.lock();
        if (acquisition.how() != Acquisition.How.TRY && lock.mode() == Mode.WRITE) {
          program.classes().of(lock).ifPresent(written::add);
        }
      }
    }
  }

  /**
   * Whether some code waits for a lock as a writer: where one is queued, readers wait behind it,
   * although another reader has the lock.
   */
  public boolean isWritten(LockClass lock) {
    return written.contains(lock);
  }

  /** The edges from a class to itself, sorted: the same lock again, or another instance. */
  public List<Edge> edgesWithin(LockClass lock) {
    return edgesAmong(List.of(lock));
  }

  /**
   * Edges from a class to itself by which two threads may wait for each other: one whose roles can
   * be swapped, or two that go opposite ways; empty if there are none.
   */
  public List<Edge> hangingWithin(LockClass lock) {
    return new Nested(edgesWithin(lock), isWritten(lock), mayBeOne).hanging();
  }

  /** All edges, sorted. */
  public List<Edge> edges() {
    return edges.values().stream().flatMap(List::stream).sorted().toList();
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
    Key key = new Key(edge.from(), edge.to(), edge.fromMode(), edge.toMode(), edge.relation());
    if (edge.toMode() == Mode.WRITE) {
      written.add(edge.to());
    }
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
