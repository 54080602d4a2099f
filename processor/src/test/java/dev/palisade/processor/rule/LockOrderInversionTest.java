package dev.palisade.processor.rule;

import static dev.palisade.processor.FactsBuilder.lock;
import static dev.palisade.processor.FactsBuilder.parameter;
import static dev.palisade.processor.FactsBuilder.self;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.palisade.processor.FactsBuilder;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.Facts.Order;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockOrderInversionTest {
  private final FactsBuilder program = new FactsBuilder().type("A").type("B").type("C");

  private List<String> titles() {
    Facts facts = program.facts();
    return new LockOrderInversion()
        .check(Model.of(facts)).stream()
            .filter(finding -> finding.severity() != Severity.LEDGER)
            .map(Finding::title)
            .toList();
  }

  private void assertClean() {
    assertEquals(List.of(), titles());
  }

  @Test
  void twoLocksInBothOrders() {
    program.method("A.m").take("this.x").take("this.y").end();
    program.method("A.n").take("this.y").take("this.x").end();
    assertEquals(List.of("A.y and A.x are taken in both orders"), titles());
  }

  @Test
  void oneOrderIsClean() {
    program.method("A.m").take("this.x").take("this.y").end();
    program.method("A.n").take("this.x").take("this.y").end();
    assertClean();
  }

  @Test
  void threeLocksInACircle() {
    program.method("A.m").take("this.x").take("this.y").end();
    program.method("A.n").take("this.y").take("this.z").end();
    program.method("A.o").take("this.z").take("this.x").end();
    assertEquals(List.of("A.z, A.x and A.y are taken in a circle"), titles());
  }

  @Test
  void oneFindingForAComponentWithManyCycles() {
    program.method("A.m").take("this.x").take("this.y").take("this.z").end();
    program.method("A.n").take("this.z").take("this.y").take("this.x").end();
    assertEquals(1, titles().size());
  }

  @Test
  void throughACallInAnotherType() {
    program.method("A.m").take("this.x").call("B.n", Argument.UNKNOWN).end();
    program.method("B.n").take("this.y").end();
    program.method("B.o").take("this.y").call("A.p", Argument.UNKNOWN).end();
    program.method("A.p").take("this.x").end();
    assertEquals(List.of("B.y and A.x are taken in both orders"), titles());
  }

  @Test
  void throughARecursion() {
    program.method("A.m").take("this.x").call("A.n", self("A")).end();
    program.method("A.n").call("A.o", self("A")).end();
    program.method("A.o").call("A.n", self("A")).take("this.y").end();
    program.method("A.p").take("this.y").take("this.x").end();
    assertEquals(1, titles().size());
  }

  @Test
  void throughAnOverride() {
    program.type("D", "A");
    program.method("B.m").take("this.y").callVirtual("A.n", Argument.UNKNOWN).end();
    program.method("D.n").overrides("A.n").take("this.x").call("B.o", Argument.UNKNOWN).end();
    program.method("B.o").take("this.y").end();
    assertEquals(1, titles().size());
  }

  @Test
  void anOverrideOfALibraryMethodIsNoTarget() {
    program
        .method("B.m")
        .take("this.y")
        .callVirtual("java.lang.Runnable.run", Argument.UNKNOWN)
        .end();
    program.method("A.run").overrides("java.lang.Runnable.run").take("this.x").end();
    program.method("A.o").take("this.x").call("B.p", Argument.UNKNOWN).end();
    program.method("B.p").take("this.y").end();
    assertClean();
  }

  @Test
  void theMonitorOfAParameterIsTheMonitorOfItsType() {
    program.method("A.m").take("this").take("p0:B").end();
    program.method("B.n").take("this").take("p0:A").end();
    assertEquals(
        List.of("the monitor of B and the monitor of A are taken in both orders"), titles());
  }

  @Test
  void aParameterIsNamedByTheCaller() {
    program.method("A.locked").take("p0:java.lang.Object").end();
    program.method("A.m").take("this.x").call("A.n", self("A")).end();
    program.method("A.n").take("this.y").end();
    program
        .method("A.o")
        .take("this.y")
        .call("A.locked", self("A"), Argument.of(lock("A", "this.x").object()))
        .end();
    assertEquals(1, titles().size());
  }

  @Test
  void codePassedOnRunsUnderTheLocksOfWhoRunsIt() {
    program
        .method("A.atomically")
        .take("this.x")
        .callVirtual("java.lang.Runnable.run", parameter(0, "java.lang.Runnable"))
        .end();
    program.method("A.m").call("A.atomically", self("A"), code("A.m$lambda1_1")).end();
    program.method("A.m$lambda1_1").take("this.y").end();
    program.method("A.n").take("this.y").take("this.x").end();
    assertEquals(1, titles().size());
  }

  @Test
  void codePassedThroughTwoMethodsStillRuns() {
    program
        .method("A.inner")
        .callVirtual("java.lang.Runnable.run", parameter(0, "java.lang.Runnable"))
        .end();
    program.method("A.outer").call("A.inner", self("A"), parameter(0, "java.lang.Runnable")).end();
    program.method("A.m").take("this.x").call("A.outer", self("A"), code("A.m$lambda1_1")).end();
    program.method("A.m$lambda1_1").take("this.y").end();
    program.method("A.n").take("this.y").take("this.x").end();
    assertEquals(1, titles().size());
  }

  @Test
  void codeThatNobodyRunsNowIsClean() {
    program.method("A.m").take("this.x").call("A.later", self("A"), code("A.m$lambda1_1")).end();
    program.method("A.later").end();
    program.method("A.m$lambda1_1").take("this.y").end();
    program.method("A.n").take("this.y").take("this.x").end();
    assertClean();
  }

  @Test
  void tryLockIsNotWaitedFor() {
    program.method("A.m").take("this.x").take("this.y").end();
    program.method("A.n").take("this.y").tryTake("this.x").end();
    assertClean();
  }

  @Test
  void whatIsTakenUnderATriedLockIsWaitedFor() {
    program.method("A.m").take("this.x").take("this.y").end();
    program.method("A.n").tryTake("this.y").take("this.x").end();
    assertEquals(1, titles().size());
  }

  @Test
  void readersDoNotWaitForReaders() {
    program.method("A.m").read("this.x").read("this.y").end();
    program.method("A.n").read("this.y").read("this.x").end();
    assertClean();
  }

  @Test
  void aWriterWaitsForAReader() {
    program.method("A.m").read("this.x").take("this.y").end();
    program.method("A.n").take("this.y").take("this.x").end();
    assertEquals(1, titles().size());
  }

  @Test
  void aLockHeldAlreadyIsNotWaitedFor() {
    program.method("A.m").take("this").take("this.y").call("A.n", self("A")).end();
    program.method("A.n").take("this").end();
    assertClean();
  }

  @Test
  void aStaticGateExcludesTheCycle() {
    program.method("A.m").take("A.gate").take("this.x").take("this.y").end();
    program.method("A.n").take("A.gate").take("this.y").take("this.x").end();
    assertClean();
  }

  @Test
  void aGateOfOneSideExcludesNothing() {
    program.method("A.m").take("A.gate").take("this.x").take("this.y").end();
    program.method("A.n").take("this.y").take("this.x").end();
    assertEquals(1, titles().size());
  }

  @Test
  void aGateOfTheSameObjectExcludesTheCycle() {
    program.method("A.m").take("this").take("this.x").take("this.y").end();
    program.method("A.n").take("this").take("this.y").take("this.x").end();
    assertClean();
  }

  @Test
  void aLockThatEveryCallerOfAPrivateMethodHoldsIsNotWaitedFor() {
    program.method("A.m").take("this").call("A.n", self("A")).end();
    program.method("A.n").confined().take("this.y").take("this").end();
    assertClean();
  }

  @Test
  void aLockThatOnlyOneCallerHoldsIsWaitedFor() {
    program.method("A.m").take("this").call("A.n", self("A")).end();
    program.method("A.o").call("A.n", self("A")).end();
    program.method("A.n").confined().take("this.y").take("this").end();
    assertEquals(1, titles().size());
  }

  @Test
  void aGateHeldByEveryCallerExcludesTheCycle() {
    program.method("A.m").take("A.gate").call("A.n", self("A")).end();
    program.method("A.o").take("A.gate").call("A.p", self("A")).end();
    program.method("A.n").confined().call("A.q", self("A")).end();
    program.method("A.q").confined().take("this.x").take("this.y").end();
    program.method("A.p").confined().take("this.y").take("this.x").end();
    assertClean();
  }

  @Test
  void aConstructorsOwnLocksOrderNothing() {
    program.method("A.<init>").take("this.y").take("this.x").end();
    program.method("A.m").take("this.x").take("this.y").end();
    assertClean();
  }

  @Test
  void nestingAgainstTheDeclaredOrder() {
    program.method("A.m").take("this.y").take("this.x").end();
    program.order(
        new Order(
            "A",
            List.of(
                new DeclaredLock(lock("A", "this.x"), program.place("A")),
                new DeclaredLock(lock("A", "this.y"), program.place("A"))),
            false));
    assertEquals(List.of("A.x is taken while A.y is held, against the declared order"), titles());
  }

  @Test
  void aContradictoryDeclarationAloneIsNoDeadlock() {
    for (String[] pair : new String[][] {{"this.x", "this.y"}, {"this.y", "this.x"}}) {
      program.order(
          new Order(
              "A",
              List.of(
                  new DeclaredLock(lock("A", pair[0]), program.place("A")),
                  new DeclaredLock(lock("A", pair[1]), program.place("A"))),
              false));
    }
    assertClean();
  }

  private static Argument code(String method) {
    return Argument.of(FactsBuilder.id(method));
  }
}
