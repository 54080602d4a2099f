package dev.palisade.processor.report;

import dev.palisade.processor.code.Components;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.order.LockGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where the nodes of a lock graph are drawn: in layers, so that what is taken first is above what
 * is taken later. The locks of a circle share a layer. In each layer a node stands as near as can
 * be to the middle of its neighbours above. The same graph gives the same picture.
 */
final class GraphLayout {
  private static final int SWEEPS = 4;

  private final List<List<LockClass>> layers = new ArrayList<>();
  private final Map<LockClass, List<LockClass>> above = new HashMap<>();
  private final Map<LockClass, Integer> column = new HashMap<>();

  GraphLayout(LockGraph graph) {
    Map<LockClass, Integer> height = heights(graph);
    int highest = height.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
    for (int i = highest; i >= 0; i--) {
      layers.add(new ArrayList<>());
    }
    height.forEach((lock, h) -> layers.get(highest - h).add(lock));
    for (LockClass holder : graph.holders()) {
      for (LockClass next : graph.successors(holder)) {
        if (!Objects.equals(height.get(next), height.get(holder))) {
          above.computeIfAbsent(next, lock -> new ArrayList<>()).add(holder);
        }
      }
    }
    layers.forEach(this::number);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      layers.forEach(this::order);
    }
  }

  /** Top to bottom, each left to right. */
  List<List<LockClass>> layers() {
    return layers;
  }

  /** The length of the longest way down from each lock; a component comes after all it reaches. */
  private static Map<LockClass, Integer> heights(LockGraph graph) {
    Set<LockClass> nodes = new TreeSet<>(graph.holders());
    graph.holders().forEach(holder -> nodes.addAll(graph.successors(holder)));
    Map<LockClass, Integer> height = new TreeMap<>();
    for (List<LockClass> component : Components.of(nodes, graph::successors)) {
      int highest = 0;
      for (LockClass lock : component) {
        for (LockClass next : graph.successors(lock)) {
          highest = Math.max(highest, height.getOrDefault(next, -1) + 1);
        }
      }
      for (LockClass lock : component) {
        height.put(lock, highest);
      }
    }
    return height;
  }

  private void order(List<LockClass> layer) {
    Map<LockClass, Double> middle = new HashMap<>();
    for (LockClass lock : layer) {
      middle.put(
          lock,
          above.getOrDefault(lock, List.of()).stream()
              .mapToInt(holder -> column.getOrDefault(holder, 0))
              .average()
              .orElse(column.getOrDefault(lock, 0)));
    }
    layer.sort(
        Comparator.comparingDouble((LockClass lock) -> middle.getOrDefault(lock, 0.0))
            .thenComparing(Comparator.naturalOrder()));
    number(layer);
  }

  private void number(List<LockClass> layer) {
    for (int i = 0; i < layer.size(); i++) {
      column.put(layer.get(i), i);
    }
  }
}
