package dev.palisade.processor.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.palisade.processor.golden.TestCompiler;
import dev.palisade.processor.golden.TestCompiler.Message;
import dev.palisade.processor.golden.TestCompiler.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With Palisade or without, the same is said of correct code and the same classes come of it. */
class CorpusTest {
  @TempDir Path scratch;

  static Stream<Arguments> everyCase() throws IOException {
    return Corpus.all().stream()
        .flatMap(c -> Stream.of(TestCompiler.values()).map(compiler -> Arguments.of(c, compiler)));
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void nothingChanges(Corpus corpus, TestCompiler compiler) throws IOException {
    int feature = Runtime.version().feature();
    assumeTrue(corpus.release() <= feature, () -> corpus + " needs a newer JDK than " + feature);

    Outcome without =
        compiler.compileUnchecked(corpus.sources(), scratch.resolve("without"), corpus.setup());
    Outcome with = compiler.compile(corpus.sources(), scratch.resolve("with"), corpus.setup());

    assertEquals(List.of(), errors(without), "the corpus is meant to be correct");
    assertEquals(texts(without), texts(with));
    assertEquals(List.of(), Corpus.ours(with));
    assertSameClasses(classes("without"), classes("with"), with.generated());
  }

  private static void assertSameClasses(
      Map<String, byte[]> without, Map<String, byte[]> with, Map<String, String> generated) {
    without.forEach((name, bytes) -> assertArrayEquals(bytes, with.get(name), name));
    for (String name : with.keySet()) {
      String source =
          name.substring(name.lastIndexOf('/') + 1).replaceFirst("(\\$.*)?\\.class", "");
      assertTrue(
          without.containsKey(name) || generated.containsKey(source + ".java"),
          () -> name + " comes from nowhere");
    }
  }

  private Map<String, byte[]> classes(String name) throws IOException {
    Path root = scratch.resolve(name).resolve("classes");
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(path -> path.toString().endsWith(".class")).toList()) {
        classes.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    assertFalse(classes.isEmpty());
    return classes;
  }

  /** Each once: javac repeats some in every round of any processor. */
  private static List<String> texts(Outcome outcome) {
    return outcome.messages().stream().map(Message::toString).distinct().sorted().toList();
  }

  private static List<Message> errors(Outcome outcome) {
    return outcome.messages().stream().filter(m -> m.kind() == Diagnostic.Kind.ERROR).toList();
  }
}
