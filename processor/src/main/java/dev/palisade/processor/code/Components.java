package dev.palisade.processor.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Strongly connected components of any graph, by Tarjan's algorithm (1972) without recursion: a
 * lock graph may be a path of many thousand nodes. Time and space are linear in nodes and edges.
 *
 * @param <N> a node
 */
public final class Components<N> {
  private final Function<N, ? extends Collection<N>> successors;
  private final Map<N, Visit<N>> visits = new HashMap<>();
  private final Deque<Visit<N>> open = new ArrayDeque<>();
  private final List<List<N>> components = new ArrayList<>();

  private Components(Function<N, ? extends Collection<N>> successors) {
    this.successors = successors;
  }

  /**
   * The components, each in reverse order of discovery; a component comes after all that it
   * reaches.
   */
  public static <N> List<List<N>> of(
      Iterable<N> nodes, Function<N, ? extends Collection<N>> successors) {
    Components<N> search = new Components<>(successors);
    for (N node : nodes) {
      if (!search.visits.containsKey(node)) {
        search.visit(node);
      }
    }
    return search.components;
  }

  /** A node that has been reached. */
  private static final class Visit<N> {
    final N node;
    final int number;
    final Iterator<N> next;
    int low;
    boolean isOpen = true;

    Visit(N node, int number, Iterator<N> next) {
      this.node = node;
      this.number = number;
      this.next = next;
      this.low = number;
    }

    void lower(int to) {
      low = Math.min(low, to);
    }
  }

  private void visit(N root) {
    Deque<Visit<N>> path = new ArrayDeque<>();
    path.push(enter(root));
    while (!path.isEmpty()) {
      Visit<N> last = path.element();
      N unseen = advance(last);
      if (unseen != null) {
        path.push(enter(unseen));
      } else {
        path.pop();
        leave(last);
        if (!path.isEmpty()) {
          path.element().lower(last.low);
        }
      }
    }
  }

  private Visit<N> enter(N node) {
    Visit<N> visit = new Visit<>(node, visits.size(), successors.apply(node).iterator());
    visits.put(node, visit);
    open.push(visit);
    return visit;
  }

  private @Nullable N advance(Visit<N> from) {
    while (from.next.hasNext()) {
      N next = from.next.next();
      Visit<N> known = visits.get(next);
      if (known == null) {
        return next;
      }
      if (known.isOpen) {
        from.lower(known.number);
      }
    }
    return null;
  }

  private void leave(Visit<N> visit) {
    if (visit.low == visit.number) {
      List<N> component = new ArrayList<>();
      Visit<N> member;
      do {
        member = open.pop();
        member.isOpen = false;
        component.add(member.node);
      } while (member != visit);
      components.add(component);
    }
  }
}
