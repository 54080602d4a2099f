package dev.palisade.runtime.model.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The explorer agrees with every verdict of the litmus files; or of the one file that {@code
 * -Dlitmus.file} names, from the directory of the build or of this module.
 */
class LitmusFileTest {
  private static final List<String> OURS =
      List.of("textbook.litmus", "protocol.litmus", "random.litmus");

  static Stream<String> files() {
    String file = System.getProperty("litmus.file");
    return file == null ? OURS.stream() : Stream.of(file);
  }

  @ParameterizedTest
  @MethodSource("files")
  void verdictsAgree(String file) {
    List<LitmusTest> tests = LitmusParser.parse(lines(file));
    assertFalse(tests.isEmpty(), file + " has no test");
    List<String> wrong =
        tests.stream().map(LitmusTest::disagreement).filter(Objects::nonNull).toList();
    assertEquals("", String.join("\n", wrong), file + ": " + wrong.size() + " of " + tests.size());
    System.out.println(file + ": all " + tests.size() + " verdicts agree");
  }

  private static List<String> lines(String file) {
    try {
      if (System.getProperty("litmus.file") != null) {
        Path path = Path.of(file);
        return Files.readAllLines(Files.exists(path) ? path : Path.of("..").resolve(path));
      }
      try (InputStream in = LitmusFileTest.class.getResourceAsStream("/litmus/" + file)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
