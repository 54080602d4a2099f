package dev.palisade.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.processor.golden.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code -Apalisade.…} does to a compilation. */
class OptionsTest {
  @TempDir Path scratch;

  private Compilation inverted(String... options) {
    return new Compilation(scratch)
        .with(options)
        .source(
            "Pair.java",
            "class Pair {",
            "  final Object a = new Object();",
            "  final Object b = new Object();",
            "  void m() { synchronized (a) { synchronized (b) {} } }",
            "  void n() { synchronized (b) { synchronized (a) {} } }",
            "}");
  }

  private boolean isCompiled() {
    return Files.exists(scratch.resolve("target/classes/Pair.class"));
  }

  @Test
  void withoutOptionsAnErrorIsAnError() {
    String said = inverted().compile();

    assertTrue(said.contains("error: [LockOrderInversion]"), said);
    assertFalse(isCompiled());
  }

  @Test
  void aFindingCanBeAWarning() {
    String said = inverted("-Apalisade.LockOrderInversion=warn").compile();

    assertTrue(said.contains("warning: [LockOrderInversion]"), said);
    assertTrue(isCompiled());
  }

  @Test
  void aFindingCanBeOff() {
    assertEquals("", inverted("-Apalisade.LockOrderInversion=off").compile());
    assertTrue(isCompiled());
  }

  @Test
  void aBaselineIsWrittenAndThenAccepts() {
    String baseline = "-Apalisade.baseline=" + scratch.resolve("baseline");
    assertEquals("", inverted(baseline, "-Apalisade.baseline.update=true").compile());

    assertEquals("", inverted(baseline).compile());
    assertTrue(isCompiled());
  }

  @Test
  void aBaselineThatIsNotThereIsSaidAndAcceptsNothing() {
    String said = inverted("-Apalisade.baseline=" + scratch.resolve("none")).compile();

    assertTrue(said.contains("error: [LockOrderInversion]"), said);
    assertTrue(said.contains("-Apalisade.baseline.update=true writes it"), said);
  }

  @Test
  void reportsAreWritten() {
    inverted("-Apalisade.report=" + scratch.resolve("report")).compile();

    assertTrue(Files.exists(scratch.resolve("report/palisade.sarif")));
    assertTrue(Files.exists(scratch.resolve("report/palisade.html")));
  }

  @Test
  void theLedgerIsPrinted() {
    String said = inverted("-Apalisade.ledger=true").compile();

    assertTrue(said.contains("Note: [Palisade] assumption ledger"), said);
  }

  @Test
  void whatMakesNoSenseIsSaidAndIgnored() {
    String said = inverted("-Apalisade.LockOrderInversion=maybe", "-Apalisade.baselin=x").compile();

    assertTrue(said.contains("=maybe: say off, warn, error or strict instead"), said);
    assertTrue(said.contains("-Apalisade.baselin is no option of Palisade"), said);
    assertTrue(said.contains("error: [LockOrderInversion]"), said);
  }

  private Compilation devices(String stub) throws IOException {
    Path file = Files.writeString(scratch.resolve("devices.stub"), stub);
    return new Compilation(scratch)
        .with("-Apalisade.stubs=" + file)
        .source(
            "Ring.java",
            "import dev.palisade.annotations.*;",
            "abstract class Ring {",
            "  interface Device { void flush(); }",
            "  Device device;",
            "  @RunsIn(ExecutionContext.ATOMIC) void full() { device.flush(); }",
            "}");
  }

  @Test
  void aStubFileSaysWhatALibraryDoes() throws IOException {
    assertEquals("", devices("type Ring$Device\n  close() : blocks\n").compile());

    String said = devices("type Ring$Device\n  flush() : blocks\n").compile();

    assertTrue(said.contains("error: [BlockingInAtomicContext]"), said);
  }

  @Test
  void aStubFileThatMakesNoSenseIsSaid() throws IOException {
    String said = devices("type Ring$Device\n  flush() : blokcs\n").compile();

    assertTrue(said.contains("devices.stub:2: in 'blokcs', 'blokcs' is none of"), said);
  }
}
