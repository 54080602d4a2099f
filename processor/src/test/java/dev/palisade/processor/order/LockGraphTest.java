package dev.palisade.processor.order;

import static dev.palisade.processor.FactsBuilder.parameter;
import static dev.palisade.processor.FactsBuilder.self;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.palisade.processor.FactsBuilder;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.LockFacts.Compared;
import dev.palisade.processor.fact.LockFacts.Trait;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.finding.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The edges from hand-built facts to one lock class, and which of them hang. */
class LockGraphTest {
  private static final FieldId PARENT = new FieldId("A", "parent", "A");
  private static final FieldId CHILDREN = new FieldId("A", "children[*]", "A");
  private static final FieldId LEFT = new FieldId("A", "left", "A");
  private static final FieldId RIGHT = new FieldId("A", "right", "A");

  private final FactsBuilder program = new FactsBuilder().type("A").type("B");

  private LockGraph graph() {
    return Model.of(program.facts()).graph();
  }

  private static List<String> relations(List<Edge> edges) {
    return edges.stream().map(edge -> edge.relation().kind().toString()).toList();
  }

  private List<String> hanging() {
    LockGraph graph = graph();
    return graph.holders().stream()
        .flatMap(lock -> graph.hangingWithin(lock).stream())
        .map(edge -> edge.method().name())
        .toList();
  }

  private static Argument field(FieldId field) {
    return Argument.of(ObjectPath.self("A").then(field));
  }

  private static LockFacts given(FieldId... fields) {
    Map<FieldId, Set<Trait>> traits = new HashMap<>();
    for (FieldId field : fields) {
      traits.put(field, Set.of(Trait.GIVEN));
    }
    return new LockFacts(Map.of(), Map.of(), traits, Map.of(), Map.of());
  }

  @Test
  void aMonitorIsTakenAgain() {
    program.method("A.m").take("this").call("A.n", self("A")).end();
    program.method("A.n").take("this").end();
    assertEquals(List.of(), graph().edges());
  }

  @Test
  void receiverAndParameterArePeers() {
    program.method("A.m").take("this").call("A.n", parameter(0, "A")).end();
    program.method("A.n").take("this").end();
    assertEquals(List.of("PEERS"), relations(graph().edges()));
    assertEquals(List.of("m"), hanging());
  }

  @Test
  void peersThatAreComparedAreOrdered() {
    program.method("A.m").take("this").call("A.n", parameter(0, "A")).end();
    program.method("A.n").take("this").end();
    Compared pair = new Compared(ObjectPath.self("A"), ObjectPath.parameter(0, "A"));
    program.locks(
        new LockFacts(
            Map.of(), Map.of(), Map.of(), Map.of(FactsBuilder.id("A.m"), Set.of(pair)), Map.of()));
    assertEquals(List.of(), graph().edges());
  }

  @Test
  void callersOfAPrivateHelperDecideTheOrder() {
    program.method("A.m").call("A.n", self("A"), parameter(0, "A")).end();
    program.method("A.n").confined().take("this").take("p0:A").end();
    Compared pair = new Compared(ObjectPath.self("A"), ObjectPath.parameter(0, "A"));
    program.locks(
        new LockFacts(
            Map.of(), Map.of(), Map.of(), Map.of(FactsBuilder.id("A.m"), Set.of(pair)), Map.of()));
    assertEquals(List.of(), graph().edges());
  }

  @Test
  void oneWayInwardsHangsNowhere() {
    program.method("A.m").take("this").call("A.n", field(LEFT)).call("A.n", field(RIGHT)).end();
    program.method("A.n").take("this").end();
    assertEquals(List.of("INWARD", "INWARD"), relations(graph().edges()));
    assertEquals(List.of(), hanging());
  }

  @Test
  void downToChildrenAndUpToTheParentHangs() {
    program.locks(given(PARENT));
    program.method("A.down").take("this").call("A.n", field(CHILDREN)).end();
    program.method("A.up").take("this").call("A.n", field(PARENT)).end();
    program.method("A.n").take("this").end();
    assertEquals(List.of("down", "up"), hanging());
  }

  @Test
  void anUnknownInstanceSaysNothing() {
    program.method("A.m").take("this").call("A.n", Argument.UNKNOWN).end();
    program.method("A.n").take("this").end();
    assertEquals(List.of(), graph().edges());
  }
}
