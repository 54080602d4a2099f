package dev.palisade.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor is told when it asks. */
class AnswersTest {
  private static final String RING =
      """
      import dev.palisade.annotations.*;
      import java.util.concurrent.locks.*;

      class Ring {
        private final ReentrantLock gate = new ReentrantLock();
        private final Object state = new Object();

        @InterruptHandler
        void completed() {
          refill();
        }

        private void refill() {
          gate.lock();
          try {
            synchronized (state) {}
          } finally {
            gate.unlock();
          }
        }

        void drain() throws InterruptedException {
          synchronized (state) {
            gate.lock();
            gate.unlock();
          }
          Thread.sleep(10);
        }
      }
      """;

  @TempDir Path root;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    client = new Client();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
  }

  private Path open(String name, String text) throws Exception {
    Path file = root.resolve(name);
    Files.writeString(file, text);
    List<String> classPath =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    client.initialize(root, Map.of("sourceRoots", List.of("."), "classPath", classPath), true);
    client.open(file, text);
    return file;
  }

  private JsonElement ask(String method, Path file, Map<String, Object> more) throws Exception {
    Map<String, Object> params = new HashMap<>(more);
    params.put("textDocument", Map.of("uri", Client.uri(file)));
    return client.ask("textDocument/" + method, params);
  }

  private String hover(Path file, int line, int character) throws Exception {
    Map<String, Object> position = Map.of("line", line, "character", character);
    JsonElement hover = ask("hover", file, Map.of("position", position));
    return hover.isJsonNull()
        ? ""
        : hover.getAsJsonObject().getAsJsonObject("contents").get("value").getAsString();
  }

  private JsonArray actions(Path file, JsonElement range) throws Exception {
    Object context = Map.of("diagnostics", List.of());
    return ask("codeAction", file, Map.of("range", range, "context", context)).getAsJsonArray();
  }

  /** The text after the one edit of an action. */
  private static String applied(JsonObject action, Path file, String text) {
    JsonObject edit =
        action
            .getAsJsonObject("edit")
            .getAsJsonObject("changes")
            .getAsJsonArray(Client.uri(file))
            .get(0)
            .getAsJsonObject();
    JsonObject start = edit.getAsJsonObject("range").getAsJsonObject("start");
    assertEquals(start, edit.getAsJsonObject("range").getAsJsonObject("end"));
    int offset = 0;
    for (int line = 0; line < start.get("line").getAsInt(); line++) {
      offset = text.indexOf('\n', offset) + 1;
    }
    offset += start.get("character").getAsInt();
    return text.substring(0, offset) + edit.get("newText").getAsString() + text.substring(offset);
  }

  @Test
  void aMethodShowsItsEffectiveContractWhereItIsDeclared() throws Exception {
    Path file = open("Ring.java", RING);

    String refill = hover(file, 12, 17);
    assertTrue(refill.contains("Ring.refill"), refill);
    assertTrue(refill.contains("takes Ring.gate (Ring.java:14)"), refill);
    assertTrue(refill.contains("takes Ring.state"), refill);
    assertTrue(refill.contains("runs in INTERRUPT"), refill);
    assertTrue(refill.contains("@InterruptHandler"), refill);
    String drain = hover(file, 21, 9);
    assertTrue(drain.contains("may block"), drain);
    assertFalse(drain.contains("runs in"), drain);
  }

  @Test
  void aCallShowsWhatItDoesToItsCaller() throws Exception {
    Path file = open("Ring.java", RING);

    String call = hover(file, 9, 6);
    assertTrue(call.contains("**Ring.refill**"), call);
    assertTrue(call.contains("takes Ring.gate"), call);
    assertEquals("", hover(file, 1, 0));
  }

  @Test
  void aLockFieldShowsHowOftenItIsTaken() throws Exception {
    Path file = open("Ring.java", RING);

    String lenses = ask("codeLens", file, Map.of()).toString();
    assertTrue(lenses.contains("taken in 2 places"), lenses);
    assertEquals(2, ask("codeLens", file, Map.of()).getAsJsonArray().size());
  }

  @Test
  void aSuppressionWithAReasonSilencesAFinding() throws Exception {
    Path file = open("Ring.java", RING);
    JsonObject inversion = find(client.diagnostics(file, d -> d.size() > 0), "LockOrderInversion");
    JsonArray actions = actions(file, inversion.get("range"));

    JsonObject suppress = titled(actions, "Suppress LockOrderInversion, and say why");
    String quiet = applied(suppress, file, RING);
    assertTrue(quiet.contains("  @SuppressWarnings(\"LockOrderInversion\")\n  @dev"), quiet);
    client.type(file, quiet);
    client.diagnostics(file, d -> !d.toString().contains("LockOrderInversion"));
  }

  @Test
  void anEffectThatIsNotDeclaredCanBe() throws Exception {
    String text =
        """
        import dev.palisade.annotations.*;

        interface Sink {
          @Locks("this")
          void accept(Object o);
        }

        class Queue implements Sink {
          @Override
          public void accept(Object o) {
            try {
              Thread.sleep(1);
            } catch (InterruptedException e) {
              return;
            }
          }
        }
        """;
    Path file = open("Queue.java", text);
    JsonObject finding = find(client.diagnostics(file, d -> d.size() > 0), "UndeclaredEffect");
    JsonObject declare =
        titled(actions(file, finding.get("range")), "Declare @Blocks of Sink.accept");

    String declared = applied(declare, file, text);
    assertTrue(declared.contains("  @dev.palisade.annotations.Blocks\n  @Locks"), declared);
    client.type(file, declared);
    client.diagnostics(file, d -> !d.toString().contains("UndeclaredEffect"));
  }

  @Test
  void whatIsSaidOfAPackageCountsForItsClasses() throws Exception {
    open("Ring.java", RING.replace("class Ring", "class Other"));
    Path locks = root.resolve("app/Locks.java");
    Path order = root.resolve("app/package-info.java");
    String nested =
        "package app; class Locks { final Object a = new Object(); final Object b = new Object();"
            + " void m() { synchronized (a) { synchronized (b) {} } } }";
    String orders = "@dev.palisade.annotations.LockOrder({\"Locks.b\", \"Locks.a\"})\npackage app;";
    client.open(locks, nested);
    assertEquals(0, client.diagnostics(locks).size());

    client.open(order, orders);
    find(client.diagnostics(locks, d -> d.size() > 0), "LockOrderInversion");
    client.type(order, "package app;");
    client.diagnostics(locks, d -> d.isEmpty());
  }

  private static JsonObject find(JsonArray diagnostics, String id) {
    for (JsonElement each : diagnostics) {
      if (each.getAsJsonObject().get("code").getAsString().equals(id)) {
        return each.getAsJsonObject();
      }
    }
    throw new AssertionError(id + " is not among " + diagnostics);
  }

  private static JsonObject titled(JsonArray actions, String title) {
    for (JsonElement each : actions) {
      if (each.getAsJsonObject().get("title").getAsString().equals(title)) {
        return each.getAsJsonObject();
      }
    }
    throw new AssertionError(title + " is not among " + actions);
  }
}
