package dev.palisade.processor.glue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Java cannot say is a problem at the element to change; nothing is thrown or written. */
class GlueProblemTest {
  private static final String IMPORTS =
      """
      import dev.palisade.annotations.*;
      import dev.palisade.runtime.*;
      import java.util.concurrent.locks.*;
      """;

  @TempDir Path out;

  @Test
  void aPrivateHandlerCannotBeCalled() {
    assertEquals(
        List.of(
            "irq(int): the glue of D cannot call irq(int): the package does not see it. Make it"
                + " package-private"),
        problems(
            "@FenceDriver(name = \"d\") class D { @InterruptHandler private void irq(int i) {} }"));
  }

  @Test
  void aPrivateOpCannotBeCalled() {
    assertEquals(
        List.of(
            "arm(dev.palisade.runtime.DriverFence): the glue of D cannot call"
                + " arm(dev.palisade.runtime.DriverFence): the package does not see it. Make it"
                + " package-private"),
        problems(
            """
            @FenceDriver(name = "d") class D {
              @EnableSignaling private boolean arm(DriverFence fence) { return true; }
            }
            """));
  }

  @Test
  void aProtectedOpOfAnotherPackageCannotBeCalled() {
    assertEquals(
        List.of(
            "free(dev.palisade.runtime.DriverFence): the glue of D cannot call"
                + " free(dev.palisade.runtime.DriverFence): the package does not see it. Make it"
                + " package-private"),
        problems(
            Map.of(
                "other/Base.java",
                "package other; "
                    + IMPORTS
                    + "public class Base { @Release protected void free(DriverFence f) {} }",
                "D.java",
                IMPORTS + "@FenceDriver(name = \"d\") class D extends other.Base {}")));
  }

  @Test
  void aHandlerCannotBeNamedLikeAMethodOfTheGlue() {
    assertEquals(
        List.of(
            clash("close()"),
            clash("publish(dev.palisade.runtime.DriverFence)"),
            clash("toString()"),
            clash("signal(D.F,int)"),
            clash("result(D.F)")),
        problems(
            """
            @FenceDriver(name = "d") class D {
              static class F extends DriverFence {
                F(Timeline t) { super(t); }
                @PublishedBySignal int result;
              }
              @InterruptHandler void close() {}
              @InterruptHandler void publish(DriverFence fence) {}
              @InterruptHandler public String toString() { return ""; }
              @InterruptHandler void signal(F fence, int result) {}
              @InterruptHandler void result(F fence) {}
              @InterruptHandler void close(int why) {}
            }
            """));
  }

  private static String clash(String handler) {
    return "%s: the glue of D has a method %s of its own beside that of this handler. Rename the handler"
        .formatted(handler, handler);
  }

  @Test
  void aHandlerOfAPrivateTypeCannotBeRepeated() {
    assertEquals(
        List.of(
            "irq(java.util.List<D.Event>): the glue of D cannot repeat irq(java.util.List<D.Event>):"
                + " a type in its signature is not visible in the package"),
        problems(
            """
            @FenceDriver(name = "d") class D {
              private static class Event {}
              @InterruptHandler void irq(java.util.List<Event> events) {}
            }
            """));
  }

  @Test
  void aPayloadFieldMustBeOneThatTheGlueCanWrite() {
    assertEquals(
        List.of(
            "hidden: the glue cannot publish hidden: it is not visible in the package. Make it"
                + " package-private",
            "fixed: the glue cannot publish fixed: it is final, and signal must write it. Remove"
                + " final",
            "shared: the glue cannot publish shared: it is static, and each fence has its own."
                + " Remove static",
            "secret: the glue cannot publish secret: it has a type that is private. Make that type"
                + " package-private"),
        problems(
            """
            @FenceDriver(name = "d") class D {
              private static class Secret {}
              static class F extends DriverFence {
                F(Timeline t) { super(t); }
                @PublishedBySignal private int hidden;
                @PublishedBySignal final int fixed = 1;
                @PublishedBySignal static int shared;
                @PublishedBySignal Secret secret;
              }
            }
            """));
  }

  @Test
  void aPayloadFieldMayNotHideAnother() {
    assertEquals(
        List.of("result: the glue cannot publish result: it hides another one. Rename it"),
        problems(
            """
            @FenceDriver(name = "d") class D {
              static class F extends DriverFence {
                F(Timeline t) { super(t); }
                @PublishedBySignal int result;
              }
              static class G extends F {
                G(Timeline t) { super(t); }
                @PublishedBySignal int result;
              }
            }
            """));
  }

  @Test
  void aPrivateFenceClassCannotBeNamed() {
    assertEquals(
        List.of("D.F: the glue cannot name D.F: it is private. Make it package-private"),
        problems(
            """
            @FenceDriver(name = "d") class D {
              private static class F extends DriverFence {
                F(Timeline t) { super(t); }
                @PublishedBySignal int result;
              }
            }
            """));
  }

  @Test
  void aPrivateDriverCannotBeNamed() {
    assertEquals(
        List.of("O.D: the glue cannot name O.D: it is private. Make it package-private"),
        problems("class O { @FenceDriver(name = \"d\") private static class D {} }"));
  }

  @Test
  void aPrivateLockCannotBeTaken() {
    assertEquals(
        List.of(
            "D: the glue of D cannot take the externalLock: D.lock is not visible in the package."
                + " Name a lock that the package can reach"),
        problems(
            """
            @FenceDriver(name = "d", externalLock = "lock") class D {
              private final Lock lock = new ReentrantLock();
            }
            """));
  }

  @Test
  void aLockOfAnyInstanceCannotBeTaken() {
    assertEquals(
        List.of(
            "D: the glue of D cannot take the externalLock: the glue reaches a lock through the"
                + " driver or a static field. Name a lock that the package can reach"),
        problems(
            """
            @FenceDriver(name = "d", externalLock = "Q.lock") class D {}
            class Q { final Lock lock = new ReentrantLock(); }
            """));
  }

  @Test
  void aStampedLockIsNoExternalLock() {
    assertEquals(
        List.of(
            "D: the glue of D cannot take the externalLock:"
                + " java.util.concurrent.locks.StampedLock is neither a Lock nor a monitor object."
                + " Name a lock that the package can reach"),
        problems(
            """
            @FenceDriver(name = "d", externalLock = "lock") class D {
              final StampedLock lock = new StampedLock();
            }
            """));
  }

  @Test
  void theNameOfTheGlueMayBeTaken() {
    assertEquals(
        List.of(
            "D: the glue of D would be called DFences, and the package has a type of that name."
                + " Rename one"),
        problems("@FenceDriver(name = \"d\") class D {} class DFences {}"));
  }

  private List<String> problems(String driver) {
    return problems(Map.of("D.java", IMPORTS + driver));
  }

  private List<String> problems(Map<String, String> sources) {
    GlueCompiler compiler = new GlueCompiler(out);
    GlueProcessor processor = new GlueProcessor();
    compiler.compile(new TreeMap<>(sources), processor, "-Xlint:none");
    assertEquals(Map.of(), compiler.glue());
    return processor.problems();
  }
}
