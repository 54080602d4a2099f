package dev.palisade.processor.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.processor.FactsBuilder;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final MethodId COUNT_DOWN =
      FactsBuilder.id("java.util.concurrent.CountDownLatch.countDown");

  private final FactsBuilder facts = new FactsBuilder();

  /** A body that passes references to a method of its object to somebody. */
  private void passing(String method, int references) {
    FactsBuilder.Body body = facts.method(method);
    for (int i = 0; i < references; i++) {
      body.call("Runner.run", Argument.UNKNOWN, Argument.of(ObjectPath.self("Door"), COUNT_DOWN));
    }
    body.end();
  }

  private Map<MethodId, MethodFacts> resolved() {
    Map<MethodId, MethodFacts> bodies = new LinkedHashMap<>();
    facts.facts().methods().forEach(body -> bodies.put(body.id(), body));
    References.resolve(bodies, Map.of());
    return bodies;
  }

  @Test
  void eachReferenceIsALambdaThatCallsItsMethod() {
    passing("Door.open", 2);

    Map<MethodId, MethodFacts> bodies = resolved();

    MethodId open = FactsBuilder.id("Door.open");
    List<MethodId> lambdas = List.of(open.lambda("countDown"), open.lambda("countDown2"));
    assertEquals(
        lambdas, bodies.get(open).calls().stream().map(call -> call.argument(0).code()).toList());
    for (MethodId each : lambdas) {
      Call call = bodies.get(each).calls().get(0);
      assertEquals(COUNT_DOWN, call.callee());
      assertEquals(ObjectPath.self("Door"), call.receiver().object());
    }
  }

  /** The keys of findings, and so a baseline, stay as they are. */
  @Test
  void codeElsewhereDoesNotChangeTheirNames() {
    passing("Alarm.ring", 1);
    passing("Door.open", 1);

    assertTrue(resolved().containsKey(FactsBuilder.id("Door.open").lambda("countDown")));
  }
}
