package dev.palisade.processor.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.processor.FactsBuilder;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CyclesTest {
  private static final Edge.Gate STATIC_GATE = new Edge.Gate(lock("gate"), true, true);

  private final List<Edge> edges = new ArrayList<>();
  private final Set<LockClass> nobodyWrites = Set.of();

  private static LockClass lock(String name) {
    return new LockClass("A." + name, "A." + name);
  }

  private static Edge edge(String from, Mode fromMode, String to, Mode toMode) {
    return new Edge(
        lock(from),
        fromMode,
        lock(to),
        toMode,
        Edge.Origin.BODY,
        FactsBuilder.id("A." + from + to),
        List.of(
            new Step(
                FactsBuilder.id("A." + from + to),
                new FactsBuilder().place("A"),
                Step.Kind.TAKES,
                "takes A." + to)),
        Relation.UNKNOWN,
        Set.of(),
        1,
        Edge.Owners.ANY,
        null);
  }

  private static Edge edge(String from, String to) {
    return edge(from, Mode.WRITE, to, Mode.WRITE);
  }

  private static Edge with(Edge edge, Relation relation, Edge.Gate... gates) {
    return new Edge(
        edge.from(),
        edge.fromMode(),
        edge.to(),
        edge.toMode(),
        edge.origin(),
        edge.method(),
        edge.steps(),
        relation,
        Set.of(gates),
        1,
        edge.owners(),
        null);
  }

  private static Edge guessing(Edge edge, int ways) {
    return new Edge(
        edge.from(),
        edge.fromMode(),
        edge.to(),
        edge.toMode(),
        edge.origin(),
        edge.method(),
        edge.steps(),
        edge.relation(),
        edge.gates(),
        ways,
        edge.owners(),
        null);
  }

  private static Edge owned(Edge edge, String from, String to) {
    return new Edge(
        edge.from(),
        edge.fromMode(),
        edge.to(),
        edge.toMode(),
        edge.origin(),
        edge.method(),
        edge.steps(),
        edge.relation(),
        edge.gates(),
        edge.ways(),
        new Edge.Owners(from, to),
        null);
  }

  private Cycles cycles(Set<LockClass> written) {
    return new Cycles(
        edges,
        written::contains,
        (one, other) -> one.isEmpty() || other.isEmpty() || one.equals(other));
  }

  private static Relation older(String field) {
    return Relation.inward(List.of(new FieldId("A", field, "A")), List.of(), /* given= */ true);
  }

  @Test
  void theShortestCycleIsTold() {
    edges.addAll(List.of(edge("x", "y"), edge("y", "z"), edge("z", "x"), edge("y", "x")));
    List<Edge> cycle = cycles(nobodyWrites).shortest();
    assertNotNull(cycle);
    assertEquals(2, cycle.size());
  }

  @Test
  void sixLocksInACircle() {
    for (int i = 0; i < 6; i++) {
      edges.add(edge("l" + i, "l" + (i + 1) % 6));
    }
    List<Edge> cycle = cycles(nobodyWrites).shortest();
    assertNotNull(cycle);
    assertEquals(6, cycle.size());
  }

  @Test
  void whatIsWantedOfOneKindOfObjectIsNotHeldOfAnother() {
    edges.add(owned(edge("x", "y"), "", "Segment"));
    edges.add(owned(edge("y", "x"), "Directory", ""));
    assertNull(cycles(nobodyWrites).shortest());
    edges.add(owned(edge("y", "x"), "Segment", ""));
    assertNotNull(cycles(nobodyWrites).shortest());
  }

  @Test
  void anEdgeFromAClassToItselfIsNoCycle() {
    edges.add(edge("x", "x"));
    assertNull(cycles(nobodyWrites).shortest());
  }

  @Test
  void readersDoNotWaitForReaders() {
    edges.add(edge("x", Mode.READ, "y", Mode.READ));
    edges.add(edge("y", Mode.READ, "x", Mode.READ));
    assertNull(cycles(Set.of(lock("x"))).shortest());
  }

  @Test
  void readersWaitBehindAQueuedWriterOfEachLock() {
    edges.add(edge("x", Mode.READ, "y", Mode.READ));
    edges.add(edge("y", Mode.READ, "x", Mode.READ));
    List<Edge> cycle = cycles(Set.of(lock("x"), lock("y"))).shortest();
    assertNotNull(cycle);
    assertTrue(Cycles.needsQueuedWriter(cycle));
  }

  @Test
  void aCycleThatHangsByItselfGoesFirst() {
    edges.add(edge("x", Mode.READ, "y", Mode.READ));
    edges.add(edge("y", Mode.READ, "x", Mode.READ));
    edges.add(edge("x", Mode.READ, "y", Mode.WRITE));
    edges.add(edge("y", Mode.READ, "x", Mode.WRITE));
    List<Edge> cycle = cycles(Set.of(lock("x"), lock("y"))).shortest();
    assertNotNull(cycle);
    assertFalse(Cycles.needsQueuedWriter(cycle));
  }

  @Test
  void aCommonGateIsTheReasonToDiscard() {
    edges.add(with(edge("x", "y"), Relation.UNKNOWN, STATIC_GATE));
    edges.add(with(edge("y", "x"), Relation.UNKNOWN, STATIC_GATE));
    Cycles cycles = cycles(nobodyWrites);
    assertNull(cycles.shortest());
    assertNotNull(cycles.discarded());
    assertEquals(
        "A.gate is held all the way round, so no two threads are in it at once", cycles.reason());
  }

  @Test
  void aGateAroundOneEdgeIsNone() {
    edges.add(with(edge("x", "y"), Relation.UNKNOWN, STATIC_GATE));
    edges.add(edge("y", "x"));
    assertNotNull(cycles(nobodyWrites).shortest());
  }

  @Test
  void everOlderObjectsMakeNoCircle() {
    edges.add(with(edge("x", "y"), older("delegate")));
    edges.add(with(edge("y", "x"), older("source")));
    Cycles cycles = cycles(nobodyWrites);
    assertNull(cycles.shortest());
    assertNotNull(cycles.discarded());
  }

  @Test
  void locksOfOneObjectAreOfOneAge() {
    Relation ofTheSameObject = Relation.inward(List.of(), List.of(), /* given= */ true);
    edges.add(with(edge("x", "y"), ofTheSameObject));
    edges.add(with(edge("y", "x"), ofTheSameObject));
    assertNotNull(cycles(nobodyWrites).shortest());
  }

  @Test
  void declaredOrdersAloneAreNoDeadlock() {
    for (Edge edge : List.of(edge("x", "y"), edge("y", "x"))) {
      edges.add(
          new Edge(
              edge.from(),
              edge.fromMode(),
              edge.to(),
              edge.toMode(),
              Edge.Origin.ORDER,
              edge.method(),
              edge.steps(),
              edge.relation(),
              edge.gates(),
              1,
              edge.owners(),
              null));
    }
    assertNull(cycles(nobodyWrites).shortest());
  }

  @Test
  void whatTakesTooManyGuessesIsDiscarded() {
    edges.add(guessing(edge("x", "y"), 8));
    edges.add(guessing(edge("y", "x"), 8));
    assertNotNull(cycles(nobodyWrites).shortest());
    edges.set(1, guessing(edge("y", "x"), 9));
    Cycles cycles = cycles(nobodyWrites);
    assertNull(cycles.shortest());
    assertNotNull(cycles.discarded());
  }
}
