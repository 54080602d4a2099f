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

  /** Witnesses by the lock held, then by the lock acquired. */
  private final Map<LockClass, Map<LockClass, List<Edge>>> edges = new HashMap<>();

  private List<LockClass> holders = List.of();

  private final Set<LockClass> written = new HashSet<>();
  private final BiPredicate<String, String> mayBeOne;

  private LockGraph(BiPredicate<String, String> mayBeOne) {
    this.mayBeOne = mayBeOne;
  }

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
    return edges.getOrDefault(lock, Map.of()).getOrDefault(lock, List.of()).stream()
        .sorted()
        .toList();
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
  public Set<LockClass> successors(LockClass lock) {
    return edges.getOrDefault(lock, Map.of()).keySet();
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
              (to, witnesses) -> {
                if (isWanted.test(to)) {
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
        .merge(edge.to(), List.of(edge), (known, one) -> with(edge, known));
  }

  private static List<Edge> with(Edge edge, List<Edge> known) {
    List<Edge> all = new ArrayList<>(known);
    List<Edge> alike = new ArrayList<>(known);
    alike.removeIf(witness -> !isAlike(witness, edge));
    if (alike.stream().anyMatch(witness -> covers(witness, edge))) {
      return known;
    }
    all.removeIf(witness -> isAlike(witness, edge));
    alike.removeIf(witness -> covers(edge, witness));
    alike.add(edge);
    alike.sort(null);
    all.addAll(alike.subList(0, Math.min(alike.size(), MOST_WITNESSES)));
    return List.copyOf(all);
  }

  /** Whether edges between two classes are alike, but for how they come about. */
  private static boolean isAlike(Edge a, Edge b) {
    return a.fromMode() == b.fromMode()
        && a.toMode() == b.toMode()
        && a.relation().equals(b.relation())
        && a.owners().equals(b.owners());
  }

  /**
   * Whether {@code a} says all that {@code b} does: no gate that {@code b} lacks, and no longer
   * way.
   */
  private static boolean covers(Edge a, Edge b) {
    return b.gates().containsAll(a.gates()) && a.origin() == b.origin() && a.compareTo(b) <= 0;
  }
}
