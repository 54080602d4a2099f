package dev.palisade.examples.eventloops.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.examples.eventloops.Compiler;
import dev.palisade.examples.testing.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A handler that waits hangs where Netty has one event loop and works where it has four: testing
 * finds it by luck. The compiler rejects it.
 */
@Timeout(180)
class WaitingGatewayTest {
  private static final String ANSWER = "IS ANYBODY THERE\n";

  @TempDir Path folder;

  private ChildJvm child() {
    return new ChildJvm(GatewayRun.class, folder);
  }

  @Test
  void waitingHandlerHangsWithOneLoop() throws Exception {
    String printed = child().hangs("1", "waits");
    assertTrue(printed.contains("WaitingGateway.channelRead0"), printed);
  }

  @Test
  void waitingHandlerWorksWithFour() throws Exception {
    assertTrue(child().answers("4", "waits").endsWith(ANSWER));
  }

  @Test
  void chainedHandlerWorksWithBoth() throws Exception {
    assertTrue(child().answers("1", "chains").endsWith(ANSWER));
    assertTrue(child().answers("4", "chains").endsWith(ANSWER));
  }

  @Test
  void compilerRejectsTheOneThatWaits() throws Exception {
    Path source = Compiler.source("test", WaitingGateway.class);
    assertEquals(1, Compiler.expected(source).size());
    assertEquals(Compiler.expected(source), Compiler.errors(source, folder));
    assertEquals(List.of(), Compiler.errors(Compiler.source("main", Gateway.class), folder));
  }
}
