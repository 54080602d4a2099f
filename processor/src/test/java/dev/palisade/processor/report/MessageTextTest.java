package dev.palisade.processor.report;

import static dev.palisade.processor.FactsBuilder.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.palisade.processor.FactsBuilder;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.Op;
import dev.palisade.processor.fact.Contract.Signals;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageTextTest {
  private final FactsBuilder program = new FactsBuilder();

  private String text(Facts facts) {
    List<Finding> findings = Rules.check(Model.of(facts));
    assertEquals(1, findings.size());
    return MessageText.of(findings.get(0)).replaceAll("id [0-9a-f]{8}$", "id (key)");
  }

  private Contract contract(String method, Op op, Signals signals) {
    return new Contract(
        FactsBuilder.id(method),
        program.place("Ring"),
        op,
        Set.of(),
        Map.of(),
        signals,
        Set.of(),
        Set.of(),
        Map.of(),
        Contract.Fences.DEFAULT,
        List.of());
  }

  @Test
  void aDriverThatSignalsUnderTheLockItsOpTakes() {
    Contract enable = contract("Ring.enable", Op.ENABLE_SIGNALING, null);
    Contract handler = contract("Ring.completion", Op.INTERRUPT_HANDLER, null);
    DeclaredLock external = new DeclaredLock(lock("Ring", "this.fenceLock"), program.place("Ring"));
    program
        .type("Ring")
        .contract(enable)
        .contract(handler)
        .contract(
            contract("dev.palisade.runtime.DriverFence.signal", null, new Signals(null, List.of())))
        .driver(
            new Driver(
                "Ring",
                program.place("Ring"),
                "ring",
                external,
                false,
                false,
                List.of(enable, handler)));
    program.method("Ring.enable").take("this.ringLock").end();
    program
        .method("Ring.completion")
        .take("this.ringLock")
        .call("dev.palisade.runtime.DriverFence.signal", Argument.UNKNOWN)
        .end();
    assertEquals(
        """
        [LockOrderInversion] Ring.ringLock and Ring.fenceLock are taken in both orders
          Ring.completion holds Ring.ringLock and wants Ring.fenceLock:
            Ring.java:9   takes Ring.ringLock
            Ring.java:10  calls DriverFence.signal, which takes Ring.fenceLock, the external lock of driver "ring"
          Ring.enable holds Ring.fenceLock and wants Ring.ringLock:
            Ring.java:1  starts with Ring.fenceLock held
            Ring.java:7  takes Ring.ringLock
          how it hangs:
            Ring.completion (INTERRUPT)   Ring.enable (ATOMIC)
            Ring.ringLock   held
                                          Ring.fenceLock  held
            Ring.fenceLock  waits
                                          Ring.ringLock   waits   <- deadlock
          way out: signal after Ring.ringLock is given back: collect the fences under it, signal them outside
          way out: drop externalLock of driver "ring": its ops are then called with no lock held
          id (key)""",
        text(program.facts()));
  }

  @Test
  void threeThreadsWithACallInBetween() {
    program.type("A").type("B");
    program.method("A.m").take("this.x").call("B.n", Argument.UNKNOWN).end();
    program.method("B.n").take("this.y").end();
    program.method("B.o").take("this.y").take("this.z").end();
    program.method("B.p").take("this.z").call("A.q", Argument.UNKNOWN).end();
    program.method("A.q").take("this.x").end();
    assertEquals(
        """
        [LockOrderInversion] B.z, A.x and B.y are taken in a circle
          B.p holds B.z and wants A.x:
            B.java:10  takes B.z
            B.java:11  calls A.q
            A.java:13  takes A.x
          A.m holds A.x and wants B.y:
            A.java:2  takes A.x
            A.java:3  calls B.n
            B.java:5  takes B.y
          B.o holds B.y and wants B.z:
            B.java:7  takes B.y
            B.java:8  takes B.z
          how it hangs:
            B.p          A.m          B.o
            B.z  held
                         A.x  held
                                      B.y  held
            A.x  waits
                         B.y  waits
                                      B.z  waits   <- deadlock
          way out: let B.p give B.z back before it calls A.q
          id (key)""",
        text(program.facts()));
  }
}
