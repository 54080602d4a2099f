package dev.palisade.processor.glue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The glue of {@code glue/<case>/input} is {@code glue/<case>/expected}, byte for byte, and both
 * compile with every lint an error. {@code -Dglue.regenerate=true} writes what came out, and fails.
 */
class GlueGoldenTest {
  private static final Path CASES = Path.of("src/test/resources/glue");

  @TempDir Path out;

  static List<String> cases() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      return cases.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void glueIsAsExpectedAndCompiles(String name) throws IOException {
    GlueCompiler compiler = new GlueCompiler(out);
    GlueProcessor processor = new GlueProcessor();
    Path expected = CASES.resolve(name).resolve("expected");

    String said =
        compiler.compile(GlueCompiler.readTree(CASES.resolve(name).resolve("input")), processor);

    Map<String, String> glue = compiler.glue();
    if (Boolean.getBoolean("glue.regenerate")) {
      regenerate(expected, glue);
    }
    assertEquals(List.of(), processor.problems());
    assertEquals("", said);
    assertFalse(glue.isEmpty());
    assertEquals(GlueCompiler.readTree(expected), glue);
  }

  private static void regenerate(Path expected, Map<String, String> glue) throws IOException {
    for (String old : GlueCompiler.readTree(expected).keySet()) {
      Files.delete(expected.resolve(old));
    }
    for (Map.Entry<String, String> file : glue.entrySet()) {
      Path target = expected.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    fail("rewrote " + expected + ": read it, then run without glue.regenerate");
  }
}
