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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

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

  /** Witnesses by the lock held, then by the lock acquired and how. */
  private final Map<LockClass, Map<Kind, List<Edge>>> edges = new HashMap<>();

  private List<LockClass> holders = List.of();

  private final Map<LockClass, List<Edge>> within = new HashMap<>();

  private final Set<LockClass> written = new HashSet<>();
  private final BiPredicate<String, String> mayBeOne;

  private LockGraph(BiPredicate<String, String> mayBeOne) {
    this.mayBeOne = mayBeOne;
  }

  /** Edges from one class that are alike, but for how they come about. */
  private record Kind(
      LockClass to, Mode fromMode, Mode toMode, Relation relation, Edge.Owners owners) {}

  /** Builds the graph of all that bodies do and contracts say. */
  public static LockGraph of(
      Program program, Targets targets, Effects effects, EntryLocks entryLocks) {
    LockGraph graph = new LockGraph(program.classes()::mayBeOne);
    new BodyEdges(program, targets, effects, entryLocks, graph::add).find();
    new DeclaredEdges(program, graph::add).find();
    graph.findWriters(program);
    graph.settle();
    return graph;
  }

  /** A graph of given edges, for tests of what works on graphs. */
  public static LockGraph of(List<Edge> edges) {
    LockGraph graph = new LockGraph((one, other) -> true);
    edges.forEach(graph::add);
    graph.settle();
    return graph;
  }

  private void settle() {
    holders = edges.keySet().stream().sorted().toList();
    for (LockClass lock : holders) {
      List<Edge> own = edges(List.of(lock), lock::equals);
      if (!own.isEmpty()) {
        within.put(lock, own);
      }
    }
  }

  private void findWriters(Program program) {
    for (MethodFacts body : program.bodies()) {
      for (Acquisition acquisition : body.acquisitions()) {
        LockRef lock = acquisition.lock();
        if (acquisition.how() == Acquisition.How.BLOCKING && lock.mode() == Mode.WRITE) {
          LockClass named = program.classes().of(lock);
          if (named != null) {
            written.add(named);
          }
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
    return within.getOrDefault(lock, List.of());
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
    return edges(holders, to -> true);
  }

  /** Locks acquired while {@code lock} is held. */
  public List<LockClass> successors(LockClass lock) {
    Set<LockClass> next = new LinkedHashSet<>();
    edges.getOrDefault(lock, Map.of()).keySet().forEach(kind -> next.add(kind.to));
    return List.copyOf(next);
  }

  /** All locks that are held while another is acquired, sorted. */
  public List<LockClass> holders() {
    return holders;
  }

  /** The edges from any of {@code locks} to any of them, sorted. */
  public List<Edge> edgesAmong(List<LockClass> locks) {
    Set<LockClass> members = Set.copyOf(locks);
    return edges(members, members::contains);
  }

  private List<Edge> edges(Collection<LockClass> holders, Predicate<LockClass> isWanted) {
    List<Edge> all = new ArrayList<>();
    for (LockClass from : holders) {
      edges
          .getOrDefault(from, Map.of())
          .forEach(
              (kind, witnesses) -> {
                if (isWanted.test(kind.to)) {
                  all.addAll(witnesses);
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
    edges
        .computeIfAbsent(edge.from(), from -> new LinkedHashMap<>())
        .merge(
            new Kind(edge.to(), edge.fromMode(), edge.toMode(), edge.relation(), edge.owners()),
            List.of(edge),
            (known, one) -> with(edge, known));
  }

  private static List<Edge> with(Edge edge, List<Edge> known) {
    if (known.stream().anyMatch(witness -> covers(witness, edge))) {
      return known;
    }
    List<Edge> witnesses = new ArrayList<>(known);
    witnesses.removeIf(witness -> covers(edge, witness));
    witnesses.add(edge);
    witnesses.sort(null);
    return List.copyOf(witnesses.subList(0, Math.min(witnesses.size(), MOST_WITNESSES)));
  }

  /**
   * Whether {@code a} says all that {@code b} does: no gate that {@code b} lacks, and no longer
   * way.
   */
  private static boolean covers(Edge a, Edge b) {
    return b.gates().containsAll(a.gates()) && a.origin() == b.origin() && a.compareTo(b) <= 0;
  }
}
