package dev.palisade.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole applications: jars that do not see each other, with and without summaries. */
class LinkTest {
  private static final String LOCKS =
      """
      package locks;
      public class Locks {
        public static final Object A = new Object();
        public static final Object B = new Object();
        public static final java.util.concurrent.locks.ReentrantLock C =
            new java.util.concurrent.locks.ReentrantLock();
        public static final java.util.concurrent.locks.ReentrantReadWriteLock D =
            new java.util.concurrent.locks.ReentrantReadWriteLock();
      }
      """;

  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void open() {
    program = new Program(folder);
  }

  private static String type(String name, String... members) {
    return "package "
        + name.toLowerCase(java.util.Locale.ROOT)
        + ";\nimport locks.Locks;\nimport java.util.*;\npublic class "
        + name
        + " {\n"
        + String.join("\n", members)
        + "\n}\n";
  }

  private static final String ONE =
      "public void one() { synchronized (Locks.A) { synchronized (Locks.B) {} } }";
  private static final String OTHER =
      "public void other() { synchronized (Locks.B) { synchronized (Locks.A) {} } }";

  private void assertInverted() {
    assertEquals(1, program.link(), program.said);
    assertTrue(program.said.contains("error: [LockOrderInversion]"), program.said);
  }

  @Test
  void jarsThatDoNotSeeEachOtherAreCheckedTogether() throws IOException {
    program.checkedJar("locks", LOCKS).checkedJar("left", type("Left", ONE));
    program.checkedJar("right", type("Right", OTHER));

    assertInverted();
    assertTrue(program.said.contains("Left.java:5 (left.jar)"), program.said);
    assertTrue(program.said.contains("Right.java:5 (right.jar)"), program.said);
  }

  @Test
  void aJarWithoutSummariesIsReadFromItsClassFiles() throws IOException {
    program.checkedJar("locks", LOCKS).checkedJar("left", type("Left", ONE));
    program.jar("right", type("Right", OTHER));

    assertInverted();
    assertTrue(program.said.contains("Right.java:5 (right.jar)"), program.said);
  }

  @Test
  void classesThatInitialiseOneAnother() throws IOException {
    program.jar(
        "both",
        "public class Left { static final int ONE = Right.two() + 1; static int one() { return ONE; } }"
            + " class Right { static final int TWO = Left.ONE; static int two() { return TWO; } }");

    program.link();
    assertTrue(program.said.contains("the initialisation lock of Left"), program.said);
  }

  @Test
  void aPrivateClassIsInitialisedByTheOneAroundIt() throws IOException {
    program.jar(
        "both",
        "public class Left { static final Left ONE = new Right(); static int one() { return 1; }"
            + " private static class Right extends Left { static final int TWO = Left.ONE.hashCode(); } }");

    assertEquals(0, program.link(), program.said);
    assertEquals("", program.said);
  }

  @Test
  void oneOrderEverywhereIsClean() throws IOException {
    program.jar("locks", LOCKS).jar("left", type("Left", ONE)).jar("right", type("Right", ONE));

    assertEquals(0, program.link(), program.said);
    assertEquals("", program.said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public void m() { synchronized (Locks.B) { helper(); } }"
            + " private void helper() { synchronized (Locks.A) {} }",
        "public void m() { synchronized (Locks.B) { new ArrayList<>(List.of(1)).forEach(x -> take()); } }"
            + " private void take() { synchronized (Locks.A) {} }",
        "public void m() { Object held = Locks.B; synchronized (held) {"
            + " Runnable r = () -> { synchronized (Locks.A) {} }; r.run(); } }",
        "private final Object b = Locks.B; Object b() { return Locks.B; }"
            + " public void m() { synchronized (Locks.B) { for (int i = 0; i < 3; i++) {"
            + " if (i == 2) { synchronized (Locks.A) {} } } } }",
        "public void m() { synchronized (Locks.B) { List.of(1).forEach(this::take); } }"
            + " private void take(int x) { synchronized (Locks.A) {} }",
        "public void m(boolean b) { synchronized (Locks.B) { try { if (b) { return; }"
            + " synchronized (Locks.A) {} } finally { System.identityHashCode(this); } } }",
      })
  void everyWayToTakeThemInTheOtherOrder(String members) throws IOException {
    program.jar("locks", LOCKS).jar("left", type("Left", ONE)).jar("right", type("Right", members));

    assertInverted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public void m() { synchronized (Locks.B) {} synchronized (Locks.A) {} }",
        "public void m() { if (Locks.C.tryLock()) { try { synchronized (Locks.A) {} }"
            + " finally { Locks.C.unlock(); } } else { synchronized (Locks.A) {} } }"
            + " public void n() { synchronized (Locks.A) { if (Locks.C.tryLock()) Locks.C.unlock(); } }",
        "public void m() { Locks.C.lock(); Locks.C.unlock(); synchronized (Locks.A) {} }"
            + " public void n() { synchronized (Locks.A) { Locks.C.lock(); Locks.C.unlock(); } }",
      })
  void correctCodeIsClean(String members) throws IOException {
    program.jar("locks", LOCKS).jar("left", type("Left", ONE)).jar("right", type("Right", members));

    assertEquals(0, program.link(), program.said);
  }

  @Test
  void locksOfTheLibraryHaveModes() throws IOException {
    program.jar("locks", LOCKS);
    program.jar(
        "left",
        type(
            "Left",
            "public void m() { Locks.D.readLock().lock(); try { Locks.C.lock(); Locks.C.unlock(); }"
                + " finally { Locks.D.readLock().unlock(); } }"));
    program.jar(
        "right",
        type(
            "Right",
            "public void m() { Locks.C.lock(); try { Locks.D.writeLock().lock();"
                + " Locks.D.writeLock().unlock(); } finally { Locks.C.unlock(); } }"));

    assertInverted();
  }

  @Test
  void synchronizedMethodsAndOverridesCount() throws IOException {
    program.jar(
        "bus",
        "package bus; public class Bus { public interface Listener { void changed(); }"
            + " private final Listener listener;"
            + " public Bus(Listener l) { listener = l; }"
            + " public synchronized void fire() { listener.changed(); }"
            + " public synchronized void detach() {} }");
    program.jar(
        "view",
        "package view; public class View implements bus.Bus.Listener {"
            + " bus.Bus bus; public synchronized void changed() {}"
            + " public synchronized void close() { bus.detach(); } }");

    assertInverted();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "CountDownLatch, new CountDownLatch(1), await, synchronized (locks.Locks.A) { done.countDown(); }",
        "CountDownLatch, new CountDownLatch(1), await, run(() -> done.countDown());",
        "CountDownLatch, new CountDownLatch(1), await, run(done::countDown);",
        "CompletableFuture<String>, new CompletableFuture<>(), join, run(() -> done.complete(null));",
        "Semaphore, new Semaphore(0), acquire, synchronized (locks.Locks.A) { done.release(); }",
        "Semaphore, new Semaphore(0), acquire, run(done::release);",
      })
  void waitingUnderTheLockThatTheSignalNeeds(String type, String made, String waits, String signals)
      throws IOException {
    program.jar("locks", LOCKS);
    program.jar(
        "left",
        "package left; import java.util.concurrent.*; public class Left { protected final %s done = %s;"
                .formatted(type, made)
            + " public void hang() throws Exception { synchronized (locks.Locks.A) { done.%s(); } } }"
                .formatted(waits));
    program.jar(
        "right",
        "package right; public class Right extends left.Left {"
            + " public void end() { %s }".formatted(signals)
            + " private void run(Runnable code) { synchronized (locks.Locks.A) { code.run(); } } }");

    assertEquals(1, program.link(), program.said);
    assertTrue(program.said.contains("[WaitUnderSignalingLock]"), program.said);
  }

  /** Seen done, signaled under the same lock, or tried: none of this hangs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "public void m() throws Exception { synchronized (locks.Locks.A) { if (end.isDone()) { end.get(); } } }",
        "private final java.util.concurrent.locks.ReentrantLock b = new java.util.concurrent.locks.ReentrantLock();"
            + " public void m() { while (true) { b.lock(); try { if (locks.Locks.C.tryLock()) {"
            + " try { return; } finally { locks.Locks.C.unlock(); } } } finally { b.unlock(); } } }"
            + " public void n() { locks.Locks.C.lock(); try { b.lock(); b.unlock(); }"
            + " finally { locks.Locks.C.unlock(); } }",
      })
  void whatIsKnownToBeOverOrOnlyTriedDoesNotHang(String members) throws IOException {
    program.jar("locks", LOCKS);
    program.jar(
        "left",
        "package left; import java.util.concurrent.*; public class Left {"
            + " private final CompletableFuture<String> end = new CompletableFuture<>();"
            + " public void end() { synchronized (locks.Locks.A) { end.complete(null); } }"
            + members
            + " }");

    assertEquals(0, program.link(), program.said);
    assertEquals("", program.said);
  }

  @Test
  void futuresAreFollowedThroughFieldsAndLocksThroughStaticGetters() throws IOException {
    program.jar("locks", LOCKS);
    program.jar(
        "left",
        "package left; import java.util.concurrent.*; public class Left {"
            + " private final ExecutorService pool = Executors.newCachedThreadPool();"
            + " protected Future<?> last; private static Object a() { return locks.Locks.A; }"
            + " public void start() { last = pool.submit(() -> { synchronized (a()) {} }); } }");
    program.jar(
        "right",
        "package right; public class Right extends left.Left {"
            + " public void sync() throws Exception { synchronized (locks.Locks.A) { last.get(); } } }");

    assertEquals(1, program.link(), program.said);
    assertTrue(program.said.contains("[WaitUnderSignalingLock]"), program.said);
  }

  @Test
  void whatACompilationHasToldIsNotToldAgain() throws IOException {
    program.checkedJar("locks", LOCKS);
    program.checkedJar(
        "left",
        "package left; import locks.Locks; public class Left {"
            + " @SuppressWarnings(\"LockOrderInversion\")"
            + " @dev.palisade.annotations.Assumes(id = \"LockOrderInversion\", reason = \"one thread\")"
            + " public void one() { synchronized (Locks.A) { synchronized (Locks.B) {} } }"
            + " @SuppressWarnings(\"LockOrderInversion\")"
            + " @dev.palisade.annotations.Assumes(id = \"LockOrderInversion\", reason = \"one thread\")"
            + " public void other() { synchronized (Locks.B) { synchronized (Locks.A) {} } } }");

    assertEquals(0, program.link(), program.said);
  }

  @Test
  void optionsAreThoseOfTheProcessor() throws IOException {
    program.jar("locks", LOCKS).jar("left", type("Left", ONE)).jar("right", type("Right", OTHER));
    Path report = folder.resolve("report");

    assertEquals(
        0, program.link("-Apalisade.LockOrderInversion=warn", "-Apalisade.report=" + report));
    assertTrue(program.said.contains("warning: [LockOrderInversion]"), program.said);
    assertTrue(Files.exists(report.resolve("palisade.html")));
    assertEquals(0, program.link("-Apalisade.LockOrderInversion=off"));
    assertFalse(program.said.contains("LockOrderInversion"), program.said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "link", "link --what", "link nowhere.jar", "lint a.jar"})
  void misuseIsTold(String line) {
    assertEquals(2, program.run(line.isEmpty() ? new String[0] : line.split(" ")));
    assertTrue(program.said.contains("usage: palisade link"), program.said);
  }

  @Test
  void aDamagedJarIsTold() throws IOException {
    Path jar = Files.writeString(folder.resolve("damaged.jar"), "no zip");

    assertEquals(2, program.run("link", jar.toString()));
    assertFalse(program.said.isBlank());
  }
}
