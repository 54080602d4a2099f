package dev.palisade.processor.order;

import dev.palisade.processor.graph.LockClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order that declarations state, with all that follows from it. */
public final class DeclaredOrder {
  private final Map<LockClass, List<LockClass>> next = new HashMap<>();
  private final Map<LockClass, Set<LockClass>> after = new HashMap<>();

  /** Reads it off the edges of a graph. */
  public DeclaredOrder(LockGraph graph) {
    for (Edge edge : graph.edges()) {
      if (edge.origin() == Edge.Origin.ORDER) {
        next.computeIfAbsent(edge.from(), lock -> new ArrayList<>()).add(edge.to());
      }
    }
  }

  /** Whether it says that one lock is taken before another. */
  public boolean says(LockClass first, LockClass second) {
    return after.computeIfAbsent(first, this::following).contains(second);
  }

  private Set<LockClass> following(LockClass first) {
    Set<LockClass> found = new HashSet<>();
    Deque<LockClass> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      for (LockClass lock : next.getOrDefault(open.remove(), List.of())) {
        if (found.add(lock)) {
          open.add(lock);
        }
      }
    }
    return found;
  }
}
