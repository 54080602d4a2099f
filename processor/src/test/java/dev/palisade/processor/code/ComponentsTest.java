package dev.palisade.processor.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComponentsTest {

  private static Set<Set<Integer>> components(Map<Integer, List<Integer>> graph) {
    return Components.of(graph.keySet(), n -> graph.getOrDefault(n, List.of())).stream()
        .map(HashSet::new)
        .collect(Collectors.toSet());
  }

  @Test
  void twoCyclesJoinedByAnEdgeAreTwo() {
    assertEquals(
        Set.of(Set.of(1, 2), Set.of(3, 4)),
        components(Map.of(1, List.of(2), 2, List.of(1, 3), 3, List.of(4), 4, List.of(3))));
  }

  @Test
  void aLongPathNeedsNoStack() {
    List<List<Integer>> found =
        Components.of(List.of(0), n -> n < 200_000 ? List.of(n + 1) : List.of(0));
    assertEquals(1, found.size());
    assertEquals(200_001, found.get(0).size());
  }

  @Test
  void agreesWithMutualReachabilityOnRandomGraphs() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int size = 2 + random.nextInt(9);
      Map<Integer, List<Integer>> graph =
          IntStream.range(0, size)
              .boxed()
              .collect(Collectors.toMap(n -> n, n -> successors(random, size)));
      Set<Set<Integer>> expected = new HashSet<>();
      for (int n = 0; n < size; n++) {
        int node = n;
        expected.add(
            IntStream.range(0, size)
                .filter(m -> reaches(graph, node, m) && reaches(graph, m, node))
                .boxed()
                .collect(Collectors.toSet()));
      }
      assertEquals(expected, components(graph));
    }
  }

  @Test
  void aComponentComesAfterAllThatItReaches() {
    Map<Integer, List<Integer>> graph = Map.of(1, List.of(2), 2, List.of(3), 3, List.of());
    List<List<Integer>> found = Components.of(List.of(1), n -> graph.getOrDefault(n, List.of()));
    assertTrue(found.indexOf(List.of(3)) < found.indexOf(List.of(1)));
  }

  private static List<Integer> successors(Random random, int size) {
    List<Integer> next = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      next.add(random.nextInt(size));
    }
    return next;
  }

  private static boolean reaches(Map<Integer, List<Integer>> graph, int from, int to) {
    Set<Integer> seen = new HashSet<>(Set.of(from));
    List<Integer> work = new ArrayList<>(seen);
    while (!work.isEmpty()) {
      for (int next : graph.getOrDefault(work.remove(0), List.of())) {
        if (seen.add(next)) {
          work.add(next);
        }
      }
    }
    return seen.contains(to);
  }
}
