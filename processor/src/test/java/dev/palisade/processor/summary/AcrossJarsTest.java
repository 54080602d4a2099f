package dev.palisade.processor.summary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.processor.golden.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a jar, and of types that are not compiled again. */
class AcrossJarsTest {
  private static final String[] BUS = {
    "package lib;",
    "public class Bus {",
    "  public final Object wire = new Object();",
    "  public final Object queue = new Object();",
    "  public void send() {",
    "    synchronized (wire) {",
    "      push();",
    "    }",
    "  }",
    "  private void push() {",
    "    synchronized (queue) {}",
    "  }",
    "}"
  };

  private static final String[] BOARD = {
    "package app;",
    "import lib.Bus;",
    "class Board {",
    "  private final Bus bus = new Bus();",
    "  void poll() {",
    "    synchronized (bus.queue) {",
    "      synchronized (bus.wire) {}",
    "    }",
    "  }",
    "}"
  };

  @TempDir Path scratch;

  private Compilation project(String name) {
    return new Compilation(scratch.resolve(name));
  }

  @Test
  void anInversionAgainstAJarShowsFileLineMethodAndJar() {
    Compilation lib = project("lib").source("lib/Bus.java", BUS);
    assertEquals("", lib.compile());
    Compilation app =
        project("app").source("app/Board.java", BOARD).against(lib.jar("bus-1.0.jar"));

    String said = app.compile();

    assertTrue(said.contains("Board.java:7: error: [LockOrderInversion]"), said);
    assertTrue(said.contains("Bus.send holds Bus.wire and wants Bus.queue:"), said);
    assertTrue(said.contains("Bus.java:6 (bus-1.0.jar)   takes Bus.wire"), said);
    assertTrue(said.contains("Bus.java:11 (bus-1.0.jar)  takes Bus.queue"), said);
  }

  @Test
  void theModulePathIsReadToo() {
    Compilation lib =
        project("lib")
            .with("--module-path", "")
            .source("module-info.java", "module bus { exports lib; }")
            .source("lib/Bus.java", BUS);
    assertEquals("", lib.compile());
    Compilation app =
        project("app")
            .with("--module-path", lib.jar("bus-1.0.jar").toString())
            .source("module-info.java", "module board { requires bus; }")
            .source("app/Board.java", BOARD);

    String said = app.compile();

    assertTrue(said.contains("Board.java:7: error: [LockOrderInversion]"), said);
    assertTrue(said.contains("(bus-1.0.jar)"), said);
  }

  @Test
  void aModuleOfTheJdkThatHasOtherPackagesToo() {
    Compilation app =
        project("app")
            .with("--module-path", "")
            .source("module-info.java", "module board { requires java.xml; }")
            .source(
                "app/Board.java",
                "package app;",
                "class Board { String name(org.w3c.dom.Node node) { return node.getNodeName(); } }");

    assertEquals("", app.compile());
  }

  @Test
  void anInversionInsideAJarIsTheJarsAffair() throws IOException {
    Compilation lib =
        project("lib")
            .source("lib/Bus.java", BUS)
            .source(
                "lib/Board.java", String.join("\n", BOARD).replace("package app", "package lib"));
    String said = lib.compile();
    assertTrue(said.contains("[LockOrderInversion]"), said);
    Compilation one = project("one").source("lib/Bus.java", BUS);
    assertEquals("", one.compile());
    Compilation two =
        project("two")
            .source(
                "app/User.java",
                "package app;",
                "class User { lib.Bus bus; void f() { bus.send(); } }")
            .against(one.jar("bus-1.0.jar"));

    assertEquals("", two.compile());
  }

  @Test
  void aSubtypeThatNobodyNamesRuns() {
    Compilation lib =
        project("lib")
            .source("lib/Sink.java", "package lib;", "public interface Sink { void put(); }")
            .source(
                "lib/Locks.java",
                "package lib;",
                "public class Locks {",
                "  public static final Object A = new Object();",
                "  public static final Object B = new Object();",
                "}")
            .source(
                "lib/hidden/FileSink.java",
                "package lib.hidden;",
                "public class FileSink implements lib.Sink {",
                "  @Override public void put() { synchronized (lib.Locks.A) {} }",
                "}");
    assertEquals("", lib.compile());
    Compilation app =
        project("app")
            .source(
                "app/Source.java",
                "package app;",
                "import lib.*;",
                "class Source {",
                "  void pump(Sink sink) { synchronized (Locks.B) { sink.put(); } }",
                "  void drain() { synchronized (Locks.A) { synchronized (Locks.B) {} } }",
                "}")
            .against(lib.jar("sinks.jar"));

    String said = app.compile();

    assertTrue(said.contains("[LockOrderInversion]"), said);
    assertTrue(said.contains("FileSink.java:3 (sinks.jar)"), said);
  }

  @Test
  void typesThatAreNotCompiledAgainCount() {
    Compilation project =
        project("both")
            .source("lib/Bus.java", BUS)
            .source("app/Board.java", String.join("\n", BOARD).replace("bus.queue", "this"));
    assertEquals("", project.compile());
    project.source("app/Board.java", BOARD);

    String said = project.compile("app/Board.java");

    assertTrue(said.contains("Board.java:7: error: [LockOrderInversion]"), said);
    assertTrue(said.contains("Bus.java:6   takes Bus.wire"), said);
    assertFalse(Files.exists(project.classes().resolve("app/Board.class")));
    assertFalse(Files.exists(project.classes().resolve("lib/Bus.class")));
  }

  @Test
  void whatIsSuppressedInATypeThatIsNotCompiledAgainStaysSuppressed() {
    String[] board = BOARD.clone();
    board[4] =
        "  @SuppressWarnings(\"LockOrderInversion\") @dev.palisade.annotations.Assumes("
            + "id = \"LockOrderInversion\", reason = \"tested\") void poll() {";
    Compilation project =
        project("kept")
            .source("lib/Bus.java", BUS)
            .source("app/Board.java", board)
            .source("app/Other.java", "package app;", "class Other { Board board; }");
    assertEquals("", project.compile());

    assertEquals("", project.compile("app/Other.java"));
    assertTrue(Files.exists(project.classes().resolve("app/Board.class")));
  }

  @Test
  void aTypeThatWasDeletedDoesNotCount() throws IOException {
    Compilation project = project("gone").source("lib/Bus.java", BUS);
    assertEquals("", project.compile());
    Files.delete(project.classes().resolve("lib/Bus.class"));
    project.source("app/Other.java", "package app;", "class Other {}");

    assertEquals("", project.compile("app/Other.java"));
  }

  @Test
  void aSummaryThatCannotBeReadIsSaidOnceAndNothingIsLost() throws IOException {
    Compilation lib =
        project("lib")
            .source("lib/Bus.java", BUS)
            .source("lib/Stop.java", "package lib;", "public class Stop extends Bus {}");
    assertEquals("", lib.compile());
    Files.writeString(lib.classes().resolve("lib/Bus.palisade"), "nonsense");
    Files.writeString(lib.classes().resolve("lib/Stop.palisade"), "nonsense");
    Compilation app =
        project("app")
            .source("app/Board.java", BOARD)
            .source("app/Way.java", "package app;", "class Way { lib.Stop stop = new lib.Stop(); }")
            .against(lib.jar("bus-1.0.jar"));

    String said = app.compile();

    assertTrue(said.contains("warning: [Palisade] the summary of lib."), said);
    assertTrue(said.contains("and so are 1 more"), said);
    assertEquals(2, said.split("\\[Palisade]", -1).length, said);
    assertTrue(Files.exists(app.classes().resolve("app/Board.class")), said);
  }

  @Test
  void twoBuildsWriteTheSameBytes() throws IOException {
    Compilation once = project("once").source("lib/Bus.java", BUS);
    Compilation twice = project("twice").source("lib/Bus.java", BUS);
    assertEquals("", once.compile() + twice.compile());

    assertArrayEquals(
        Files.readAllBytes(once.classes().resolve("lib/Bus.palisade")),
        Files.readAllBytes(twice.classes().resolve("lib/Bus.palisade")));
  }
}
