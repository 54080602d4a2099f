package dev.palisade.processor.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.palisade.processor.golden.TestCompiler.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of {@code golden}, under every compiler.
 *
 * <p>{@code -Dgolden.regenerate=true} writes what javac says and then fails: a golden file is
 * accepted by a reader, not by a run.
 */
class GoldenTest {
  private static final boolean REGENERATE = Boolean.getBoolean("golden.regenerate");

  @TempDir Path scratch;

  static Stream<Arguments> casesAndCompilers() throws IOException {
    return GoldenCase.all().stream()
        .flatMap(c -> Stream.of(TestCompiler.values()).map(compiler -> Arguments.of(c, compiler)));
  }

  static List<GoldenCase> cases() throws IOException {
    return GoldenCase.all();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("casesAndCompilers")
  void saysWhatIsExpected(GoldenCase golden, TestCompiler compiler) throws IOException {
    Outcome outcome = compiler.compile(golden.input(), scratch);
    assertEquals("", foreignErrors(outcome), "the input must compile but for our findings");
    List<GoldenFinding> found = GoldenFinding.in(outcome.messages());
    if (REGENERATE) {
      regenerate(golden, compiler, found, outcome.generated());
    }
    List<GoldenFinding> expected = golden.expected(compiler);
    if (compiler == TestCompiler.ECJ) {
      found = new MemberStarts(golden).pointedAtIn(expected, found);
    }
    if (compiler == TestCompiler.ECJ && golden.isJavacOnly()) {
      assertTrue(expected.containsAll(found), "ECJ says more than javac: " + print(found));
    } else {
      assertEquals(print(expected), print(found), compiler + " says something else");
    }
    if (!golden.glue().isEmpty()) {
      assertEquals(golden.glue(), outcome.generated());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theSourcesAnnounceTheFindings(GoldenCase golden) throws IOException {
    List<String> said =
        golden.expected(TestCompiler.JAVAC).stream()
            .map(GoldenFinding::announcement)
            .sorted()
            .toList();
    assertEquals(golden.announced(), said);
  }

  private static String foreignErrors(Outcome outcome) {
    return outcome.output()
        + outcome.messages().stream()
            .filter(message -> message.kind() == Diagnostic.Kind.ERROR)
            .filter(message -> GoldenFinding.in(List.of(message)).isEmpty())
            .map(Object::toString)
            .collect(Collectors.joining("\n"));
  }

  private static String print(List<GoldenFinding> findings) {
    return findings.stream().map(f -> f + "\n").collect(Collectors.joining());
  }

  private static void regenerate(
      GoldenCase golden,
      TestCompiler compiler,
      List<GoldenFinding> found,
      Map<String, String> generated)
      throws IOException {
    if (compiler == TestCompiler.JAVAC) {
      Files.writeString(golden.diagnostics(), print(found));
      for (String file : golden.glue().keySet()) {
        Files.writeString(
            golden.folder().resolve("glue").resolve(file), generated.getOrDefault(file, ""));
      }
    }
    fail("regenerated; read the difference, then run again without -Dgolden.regenerate");
  }
}
