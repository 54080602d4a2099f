package dev.palisade.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor sees while somebody types. */
class ServerTest {
  private static final String LOCKS =
      """
      package app;

      class Locks {
        final Object first = new Object();
        final Object second = new Object();
      }
      """;

  private static final String LEFT =
      """
      package app;

      class Left {
        void left(Locks locks) {
          synchronized (locks.first) {
            synchronized (locks.second) {}
          }
        }
      }
      """;

  private static final String RIGHT =
      """
      package app;

      class Right {
        void right(Locks locks) {
          synchronized (locks.second) {
            synchronized (locks.first) {}
          }
        }
      }
      """;

  private static final String MENDED =
      RIGHT.replace("second", "x").replace("first", "second").replace("x)", "first)");

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

  private Path write(String name, String text) throws IOException {
    Path file = root.resolve("src/main/java/app").resolve(name + ".java");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void initialize() throws Exception {
    client.initialize(root, Map.of(), true);
  }

  private static boolean isInversion(JsonArray diagnostics) {
    return diagnostics.size() == 1 && code(diagnostics, 0).equals("LockOrderInversion");
  }

  private static String code(JsonArray diagnostics, int index) {
    return diagnostics.get(index).getAsJsonObject().get("code").getAsString();
  }

  @Test
  void anInversionAcrossFilesComesAndGoesAsItIsTyped() throws Exception {
    write("Locks", LOCKS);
    Path left = write("Left", LEFT);
    Path right = write("Right", MENDED);
    initialize();
    client.open(right, MENDED);
    assertEquals(0, client.diagnostics(right).size());

    client.type(right, RIGHT);
    JsonArray there = client.diagnostics(left, ServerTest::isInversion);
    JsonObject inversion =
        client.diagnostics(right, ServerTest::isInversion).get(0).getAsJsonObject();
    assertEquals("5:20-5:32", Client.range(there.get(0).getAsJsonObject()));
    assertEquals("5:20-5:31", Client.range(inversion));
    assertEquals(1, inversion.get("severity").getAsInt());
    assertEquals("palisade", inversion.get("source").getAsString());
    assertTrue(
        inversion.get("message").getAsString().contains("Locks.first"), inversion.toString());
    String related = inversion.getAsJsonArray("relatedInformation").toString();
    assertTrue(related.contains(Client.uri(left)), related);
    assertTrue(related.contains(Client.uri(right)), related);

    client.type(right, MENDED);
    assertEquals(0, client.diagnostics(left).size());
    assertEquals(0, client.diagnostics(right).size());
  }

  @Test
  void whatIsFoundWhenTheProjectIsOpenedIsToldOfFilesThatAreNotOpen() throws Exception {
    write("Locks", LOCKS);
    Path left = write("Left", LEFT);
    Path right = write("Right", RIGHT);
    client.initialize(root, Map.of(), false);

    JsonObject inversion =
        client.diagnostics(left, ServerTest::isInversion).get(0).getAsJsonObject();
    assertTrue(
        inversion.get("message").getAsString().contains("how it hangs"), inversion.toString());
    assertFalse(inversion.has("relatedInformation"));
    assertTrue(isInversion(client.diagnostics(right)));
  }

  @Test
  void brokenSyntaxIsToldAndTakesNoFindingAway() throws Exception {
    write("Locks", LOCKS);
    write("Left", LEFT);
    Path right = write("Right", RIGHT);
    initialize();
    client.open(right, RIGHT);
    client.diagnostics(right, ServerTest::isInversion);

    client.type(right, RIGHT.replace("class Right {", "class Right {\n  int x = ;"));
    JsonArray broken = client.diagnostics(right, d -> d.size() == 2);
    assertEquals("LockOrderInversion", code(broken, 0));
    assertEquals(
        "6:20-6:31", Client.range(broken.get(0).getAsJsonObject()), "it has moved with the text");
    assertEquals("javac", broken.get(1).getAsJsonObject().get("source").getAsString());
    assertTrue(Client.range(broken.get(1).getAsJsonObject()).startsWith("3:10"), broken.toString());

    client.type(right, "class Right { void right(Locks locks) { synchronized (");
    client.type(right, "");
    client.type(right, MENDED);
    assertEquals(0, client.diagnostics(right, d -> d.isEmpty()).size());
  }

  @Test
  void filesThatUseWhatHasChangedAreCompiledAgain() throws Exception {
    Path locks = write("Locks", LOCKS);
    Path left = write("Left", LEFT);
    initialize();
    client.open(locks, LOCKS);
    assertEquals(0, client.diagnostics(locks).size());

    client.type(locks, LOCKS.replace("first", "one"));
    JsonObject error = client.diagnostics(left).get(0).getAsJsonObject();
    assertEquals("javac", error.get("source").getAsString());
    assertEquals("4:18-4:29", Client.range(error));

    client.type(locks, LOCKS);
    assertEquals(0, client.diagnostics(left).size());
  }

  @Test
  void aFileThatIsClosedUnsavedCountsAsItIsOnDisk() throws Exception {
    write("Locks", LOCKS);
    write("Left", LEFT);
    Path right = write("Right", MENDED);
    initialize();
    client.open(right, RIGHT);
    client.diagnostics(right, ServerTest::isInversion);

    client.tell("textDocument/didClose", Map.of("textDocument", Map.of("uri", Client.uri(right))));
    client.diagnostics(right, d -> d.isEmpty());
  }

  @Test
  void aFileThatIsDeletedHasNoPartInAnything() throws Exception {
    write("Locks", LOCKS);
    Path left = write("Left", LEFT);
    Path right = write("Right", RIGHT);
    initialize();
    client.diagnostics(left, ServerTest::isInversion);

    Files.delete(right);
    Object change = Map.of("uri", Client.uri(right), "type", 3);
    client.tell("workspace/didChangeWatchedFiles", Map.of("changes", List.of(change)));
    assertEquals(0, client.diagnostics(left).size());
  }

  @Test
  void sourceRootsAndOptionsCanBeGiven() throws Exception {
    Path elsewhere = Files.createDirectories(root.resolve("elsewhere/app"));
    Files.writeString(elsewhere.resolve("Locks.java"), LOCKS);
    Path left = Files.writeString(elsewhere.resolve("Left.java"), LEFT);
    Path right = Files.writeString(elsewhere.resolve("Right.java"), MENDED);
    client.initialize(
        root,
        Map.of(
            "sourceRoots",
            List.of("elsewhere"),
            "options",
            List.of("-Apalisade.LockOrderInversion=warn"),
            "compilerErrors",
            false),
        true);
    client.open(right, RIGHT);

    JsonArray found = client.diagnostics(left, ServerTest::isInversion);
    assertEquals(2, found.get(0).getAsJsonObject().get("severity").getAsInt());
    client.type(right, RIGHT + "class");
    assertTrue(isInversion(client.diagnostics(right)), "what the compiler says is not told");
  }

  @Test
  void glueIsLeftToItsGenerator() throws Exception {
    write("Locks", LOCKS);
    String marked = "@Generated(\"dev.palisade.processor.ContractProcessor\") class Locks {}";
    Path glue = write("Glue", "package app;\n" + marked);
    initialize();
    client.open(glue, marked);
    assertEquals(0, client.diagnostics(glue).size());
    Path left = write("Left", LEFT);
    client.open(left, LEFT);
    assertEquals(0, client.diagnostics(left).size());
  }

  @Test
  void aClientThatSaysGoodbyeGetsWhatItAsksFor() throws Exception {
    initialize();
    client.ask("shutdown", Map.of());
    client.tell("exit", Map.of());
    assertEquals(0, client.status());
  }

  @Test
  void aClientThatJustGoesIsNotWaitedFor() throws Exception {
    initialize();
    client.close();
    assertEquals(1, client.status());
  }
}
