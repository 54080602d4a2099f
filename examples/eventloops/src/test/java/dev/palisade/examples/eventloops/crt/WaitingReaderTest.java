package dev.palisade.examples.eventloops.crt;

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
 * A callback that waits hangs where the CRT has one event loop and works where it has four. The
 * compiler rejects it.
 */
@Timeout(300)
class WaitingReaderTest {
  private static final String PAGE = "the end\n";

  @TempDir Path folder;

  private ChildJvm child() {
    NativeLibrary.need();
    return new ChildJvm(PagesRun.class, folder);
  }

  @Test
  void waitingCallbackHangsWithOneLoop() throws Exception {
    String printed = child().hangs("1", "waits");
    assertTrue(printed.contains("WaitingReader.onResponseBody"), printed);
  }

  /** The CRT draws lots for the loop of a connection: it may be the one that waits. */
  @Test
  void waitingCallbackWorksWithFourOfWhichOneIsFree() throws Exception {
    assertTrue(child().answersInTheEnd("4", "waits").endsWith(PAGE));
  }

  @Test
  void chainedCallbackWorksWithBoth() throws Exception {
    assertTrue(child().answers("1", "chains").endsWith(PAGE));
    assertTrue(child().answers("4", "chains").endsWith(PAGE));
  }

  @Test
  void compilerRejectsTheOneThatWaits() throws Exception {
    Path source = Compiler.source("test", WaitingReader.class);
    assertEquals(1, Compiler.expected(source).size());
    assertEquals(Compiler.expected(source), Compiler.errors(source, folder));
    assertEquals(List.of(), Compiler.errors(Compiler.source("main", Body.class), folder));
    assertEquals(List.of(), Compiler.errors(Compiler.source("main", Pages.class), folder));
  }
}
