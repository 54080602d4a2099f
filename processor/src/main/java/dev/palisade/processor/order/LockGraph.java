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
import java.util.HashSet;
import java.util.LinkedHashMap;
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

  /** Witnesses by the lock held, the lock acquired, and how. */
  private final Map<LockClass, Map<LockClass, Map<Kind, List<Edge>>>> edges = new TreeMap<>();

  private final Set<LockClass> written = new HashSet<>();
  private final BiPredicate<String, String> mayBeOne;

  private LockGraph(BiPredicate<String, String> mayBeOne) {
    this.mayBeOne = mayBeOne;
  }

  /** Edges from one class to another that are not alike. */
  private record Kind(Mode fromMode, Mode toMode, Relation relation, Edge.Owners owners) {}

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
        if (acquisition.how() == Acquisition.How.BLOCKING && lock.mode() == Mode.WRITE) {
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
    List<Edge> all = new ArrayList<>();
    Map<LockClass, Map<Kind, List<Edge>>> next = edges.getOrDefault(lock, Map.of());
    next.getOrDefault(lock, Map.of()).values().forEach(all::addAll);
    all.sort(null);
    return all;
  }

  /**
   * Edges from a class to itself by which two threads may wait for each other: one whose roles can
   * be swapped, or two that go opposite ways; empty if there are none.
   */
  public List<Edge> hangingWithin(LockClass lock) {
    return new Nested(edgesWithin(lock), isWritten(lock), mayBeOne).hanging();
  }

  /** The cycles among {@code locks}. */
  public Cycles cyclesAmong(List<LockClass> locks) {
    return new Cycles(edgesAmong(locks), this::isWritten, mayBeOne);
  }

  /** All edges, sorted. */
  public List<Edge> edges() {
    List<Edge> all = new ArrayList<>();
    edges
        .values()
        .forEach(next -> next.values().forEach(kinds -> kinds.values().forEach(all::addAll)));
    all.sort(null);
    return all;
  }

  /** Locks acquired while {@code lock} is held. */
  public List<LockClass> successors(LockClass lock) {
    return List.copyOf(edges.getOrDefault(lock, Map.of()).keySet());
  }

  /** All locks that are held while another is acquired, sorted. */
  public List<LockClass> holders() {
    return List.copyOf(edges.keySet());
  }

  /** The edges from any of {@code locks} to any of them, sorted. */
  public List<Edge> edgesAmong(List<LockClass> locks) {
    Set<LockClass> members = Set.copyOf(locks);
    List<Edge> all = new ArrayList<>();
    for (LockClass from : members) {
      edges
          .getOrDefault(from, Map.of())
          .forEach(
              (to, kinds) -> {
                if (members.contains(to)) {
                  kinds.values().forEach(all::addAll);
                }
              });
    }
    all.sort(null);
    return all;
  }

  private void add(Edge edge) {
    if (edge.toMode() == Mode.WRITE) {
      written.add(edge.to());
    }
    List<Edge> witnesses =
        edges
            .computeIfAbsent(edge.from(), from -> new LinkedHashMap<>())
            .computeIfAbsent(edge.to(), to -> new LinkedHashMap<>())
            .computeIfAbsent(
                new Kind(edge.fromMode(), edge.toMode(), edge.relation(), edge.owners()),
                kind -> new ArrayList<>(1));
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
