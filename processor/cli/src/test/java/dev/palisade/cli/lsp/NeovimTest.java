package dev.palisade.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real editor with the client it brings along. */
class NeovimTest {
  private static final long MINUTES = 5;

  @TempDir Path root;

  @Test
  void whatIsTypedIsSeenAndFixed() throws Exception {
    assumeTrue(isThere(), "no Neovim");
    write(
        "Locks",
        "class Locks { final Object first = new Object(); final Object second = new Object(); }");
    write(
        "Left",
        "class Left { void left(Locks l) { synchronized (l.first) { synchronized (l.second) {} } } }");
    write(
        "Right",
        """
        class Right {
          void right(Locks locks) {
            synchronized (locks.second) {
            }
          }
        }
        """);

    String said = edit();

    assertTrue(said.contains("opened: 0 diagnostics"), said);
    assertTrue(said.contains("seen: 5:20-5:31 LockOrderInversion"), said);
    assertTrue(said.contains("fix: Suppress LockOrderInversion, and say why"), said);
    assertTrue(said.contains("after the fix: 0 diagnostics"), said);
    assertTrue(said.contains("  @SuppressWarnings(\"LockOrderInversion\")"), said);
  }

  private void write(String type, String source) throws IOException {
    Path file = root.resolve("src/main/java/app/" + type + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "package app;\n\n" + source);
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("nvim", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private String edit() throws IOException, InterruptedException, URISyntaxException {
    Path script = Path.of(Objects.requireNonNull(getClass().getResource("/neovim.lua")).toURI());
    Path said = root.resolve("said");
    ProcessBuilder editor =
        new ProcessBuilder("nvim", "--headless", "--clean", "-S", script.toString())
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    editor
        .environment()
        .put(
            "PALISADE_COMMAND",
            String.join("\n", List.of(java, "-cp", classPath, "dev.palisade.cli.Palisade", "lsp")));
    editor.environment().put("PALISADE_CLASS_PATH", classPath);
    editor.environment().put("XDG_STATE_HOME", root.resolve("state").toString());
    Process process = editor.start();
    assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES));
    String text = Files.readString(said, StandardCharsets.UTF_8);
    assertEquals(0, process.exitValue(), text);
    return text;
  }
}
