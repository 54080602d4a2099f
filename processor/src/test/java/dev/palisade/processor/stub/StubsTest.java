package dev.palisade.processor.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.Effect;
import dev.palisade.processor.fact.Contract.EventUse;
import dev.palisade.processor.fact.Contract.EventUse.Role;
import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.MethodId;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stub files are read as they are meant, and what is wrong in one is said with its line. */
class StubsTest {
  private static final String GATE = "com.example.Gate";

  private static Stubs stubs(String... lines) throws IOException, StubException {
    Stubs stubs = new Stubs();
    stubs.read("my.stub", new StringReader("type " + GATE + "\n" + String.join("\n", lines)));
    return stubs;
  }

  private static Contract contract(String line, String name, String parameters) throws Exception {
    return stubs(line).contract(new MethodId(GATE, name, parameters)).orElseThrow();
  }

  @Test
  void aLineSaysWhatAMethodDoes() throws Exception {
    Contract pass = contract("pass() : blocks, in PROCESS // slow", "pass", "()");
    assertEquals(Set.of(Effect.BLOCKS), pass.effects());
    assertEquals(Set.of(ExecutionContext.PROCESS), pass.contexts());
    assertEquals("my.stub:2", pass.place().toString());
  }

  @Test
  void waitingIsBlocking() throws Exception {
    Contract pass = contract("pass(..) : waits briefly this.open, signals #2", "pass", "(int,X)");
    assertEquals(Set.of(Effect.BLOCKS), pass.effects());
    assertEquals(
        List.of(
            new EventUse(Role.WAITS_BRIEFLY, EventUse.RECEIVER, "open", EventUse.RECEIVER),
            new EventUse(Role.SIGNALS, 1, "", EventUse.RECEIVER)),
        pass.events());
  }

  @Test
  void codeThatIsPassedRunsNowOrEndsAnEvent() throws Exception {
    Contract hand =
        contract("hand(..) : runs #1, #2 ends result, #2 in INTERRUPT", "hand", "(X,Y)");
    assertEquals(Set.of(0), hand.runsNow());
    assertEquals(List.of(new EventUse(Role.ENDS, EventUse.RESULT, "", 1)), hand.events());
    assertEquals(Map.of(1, Set.of(ExecutionContext.INTERRUPT)), hand.codeContexts());
  }

  @Test
  void codeRunsAfterAnEventAndOnThreads() throws Exception {
    Contract hand =
        contract("hand(..) : #1 after this, #1 on #2, result on this, in turn", "hand", "(X,Y)");
    assertEquals(
        List.of(
            new EventUse(Role.AFTER, EventUse.RECEIVER, "", 0),
            new EventUse(Role.ON, 1, "", 0),
            new EventUse(Role.ON, EventUse.RECEIVER, "", EventUse.RESULT),
            new EventUse(Role.TURN, EventUse.RECEIVER, "", EventUse.RECEIVER)),
        hand.events());
  }

  @Test
  void anEventMayBeOfSomethingThatThereIsOneOf() throws Exception {
    Contract pass = contract("pass() : in EVENT_LOOP, ends Queue.turn", "pass", "()");
    assertEquals(Set.of(ExecutionContext.EVENT_LOOP), pass.contexts());
    assertEquals(
        List.of(new EventUse(Role.ENDS, EventUse.NAMED, "Queue.turn", EventUse.RECEIVER)),
        pass.events());
  }

  @Test
  void toTransferIsToBlock() throws Exception {
    Contract pass = contract("pass() : transfers", "pass", "()");
    assertEquals(Set.of(Effect.BLOCKS, Effect.TRANSFERS), pass.effects());
  }

  @Test
  void aLibraryIsKnownBesideWhatAUserSaysOfIt() throws Exception {
    Stubs stubs = Stubs.shipped();
    String future = "io.netty.util.concurrent.Future";
    stubs.read("my.stub", new StringReader("type " + future + "\nsync() : nothing"));
    assertEquals(
        Set.of(), stubs.contract(new MethodId(future, "sync", "()")).orElseThrow().effects());
    assertEquals(
        Set.of(Effect.BLOCKS),
        stubs.contract(new MethodId(future, "await", "()")).orElseThrow().effects());
    assertTrue(stubs.contract(new MethodId("io.nettyish.Future", "sync", "()")).isEmpty());
  }

  @Test
  void aMonitorIsGivenBackWhileItWaits() throws Exception {
    Contract pause = contract("pause() : waits this, drops this", "pause", "()");
    assertEquals(1, pause.locks(LockClause.DROPS).size());
  }

  @Test
  void theFirstLineThatFitsCounts() throws Exception {
    Stubs stubs = stubs("put(long, Unit) : blocks", "put(..) : nothing", "*(..) : logs");
    assertEquals(Set.of(Effect.BLOCKS), effects(stubs, "put", "(long,a.b.Time$Unit)"));
    assertEquals(Set.of(), effects(stubs, "put", "(long)"));
    assertEquals(Set.of(Effect.LOGS), effects(stubs, "get", "()"));
    assertTrue(stubs.contract(new MethodId("com.example.Door", "put", "()")).isEmpty());
  }

  @Test
  void aLaterFileCountsFirst() throws Exception {
    Stubs stubs = stubs("put(..) : blocks");
    stubs.read("later.stub", new StringReader("type " + GATE + "\nput(int) : nothing"));
    assertEquals(Set.of(), effects(stubs, "put", "(int)"));
    assertEquals(Set.of(Effect.BLOCKS), effects(stubs, "put", "(long)"));
  }

  @Test
  void aMalformedFileAddsNothing() throws Exception {
    Stubs stubs = new Stubs();
    String text = "type " + GATE + "\nput(..) : blocks\nget(..) : blokcs";
    assertThrows(StubException.class, () -> stubs.read("my.stub", new StringReader(text)));
    assertFalse(stubs.mayKnow(new MethodId(GATE, "put", "()")));
  }

  private static Set<Effect> effects(Stubs stubs, String name, String parameters) {
    Optional<Contract> contract = stubs.contract(new MethodId(GATE, name, parameters));
    return contract.orElseThrow().effects();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "put() : blokcs      | 'blokcs' is none of nothing, blocks",
        "put() : waits       | 'waits' takes 1 words",
        "put() : waits #0    | '#0' is no parameter",
        "put() : waits it    | 'it' is no parameter",
        "put() : #1 starts   | '#1' takes 2 words",
        "put() : #1 sees it  | after '#1' there is 'ends', 'gives', 'after', 'on' or 'in'",
        "put() : in KERNEL   | 'KERNEL' is none of [INTERRUPT, ATOMIC, EVENT_LOOP, PROCESS]",
        "put() : drops it    | it can be 'drops this' or 'drops its lock'",
        "put() : blocks,     | a clause is missing",
        "put : blocks        | is not 'type Name', nor 'method(Types) : clauses'",
        "put() blocks        | is not 'type Name', nor 'method(Types) : clauses'",
      })
  void whatIsWrongIsSaidWithItsLine(String line, String problem) {
    StubException error = assertThrows(StubException.class, () -> stubs("", line));
    assertTrue(error.getMessage().startsWith("my.stub:3: "), error.getMessage());
    assertTrue(error.getMessage().contains(problem), error.getMessage());
  }

  @Test
  void aMethodNeedsAType() {
    StubException error =
        assertThrows(
            StubException.class,
            () -> new Stubs().read("my.stub", new StringReader("put() : blocks")));
    assertEquals("my.stub:1: a method before the first 'type' line", error.getMessage());
  }
}
