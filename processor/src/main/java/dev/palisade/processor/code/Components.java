package dev.palisade.processor.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Strongly connected components of any graph, by Tarjan's algorithm (1972) without recursion: a
 * lock graph may be a path of many thousand nodes. Time and space are linear in nodes and edges.
 *
 * @param <N> a node
 */
public final class Components<N> {
  private final Function<N, List<N>> successors;
  private final Map<N, Integer> number = new HashMap<>();
  private final Map<N, Integer> low = new HashMap<>();
  private final Deque<N> open = new ArrayDeque<>();
  private final Set<N> isOpen = new HashSet<>();
  private final List<List<N>> components = new ArrayList<>();

  private Components(Function<N, List<N>> successors) {
    this.successors = successors;
  }

  /**
   * The components, each in reverse order of discovery; a component comes after all that it
   * reaches.
   */
  public static <N> List<List<N>> of(Iterable<N> nodes, Function<N, List<N>> successors) {
    Components<N> search = new Components<>(successors);
    for (N node : nodes) {
      if (!search.number.containsKey(node)) {
        search.visit(node);
      }
    }
    return search.components;
  }

  /** A node being visited and how many of its successors have been looked at. */
  private static final class Frame<N> {
    final N node;
    final List<N> next;
    int done;

    Frame(N node, List<N> next) {
      this.node = node;
      this.next = next;
    }
  }

  private void visit(N root) {
    Deque<Frame<N>> path = new ArrayDeque<>();
    path.push(enter(root));
    while (!path.isEmpty()) {
      Frame<N> frame = path.element();
      N unseen = advance(frame);
      if (unseen != null) {
        path.push(enter(unseen));
      } else {
        path.pop();
        leave(frame.node);
        if (!path.isEmpty()) {
          lower(path.element().node, low(frame.node));
        }
      }
    }
  }

  private Frame<N> enter(N node) {
    int index = number.size();
    number.put(node, index);
    low.put(node, index);
    open.push(node);
    isOpen.add(node);
    return new Frame<>(node, successors.apply(node));
  }

  private @Nullable N advance(Frame<N> frame) {
    while (frame.done < frame.next.size()) {
      N next = frame.next.get(frame.done++);
      Integer known = number.get(next);
      if (known == null) {
        return next;
      }
      if (isOpen.contains(next)) {
        lower(frame.node, known);
      }
    }
    return null;
  }

  private void leave(N node) {
    if (low(node) == number.getOrDefault(node, -1)) {
      List<N> component = new ArrayList<>();
      N member;
      do {
        member = open.pop();
        isOpen.remove(member);
        component.add(member);
      } while (!member.equals(node));
      components.add(component);
    }
  }

  private int low(N node) {
    return low.getOrDefault(node, Integer.MAX_VALUE);
  }

  private void lower(N node, int to) {
    low.merge(node, to, Math::min);
  }
}
