package dev.palisade.processor.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.processor.golden.TestCompiler;
import dev.palisade.processor.golden.TestCompiler.Message;
import dev.palisade.processor.golden.TestCompiler.Outcome;
import dev.palisade.processor.golden.TestCompiler.Setup;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The processor where its users forgot the rest of Palisade, or never wanted it. */
class MissingJarsTest {
  private static final Corpus DRIVER = new Corpus(Path.of("src/test/resources/corpus/driver"));

  @TempDir Path scratch;

  private static Setup against(String classPath) {
    return new Setup(classPath, List.of("--release", "17"));
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnyJarTheCompilerComplainsAlone(TestCompiler compiler) throws IOException {
    Outcome outcome = compiler.compile(DRIVER.sources(), scratch, against(scratch.toString()));

    assertTrue(outcome.messages().stream().anyMatch(m -> m.kind() == Diagnostic.Kind.ERROR));
    assertEquals(List.of(), Corpus.ours(outcome));
    assertEquals(0, outcome.generated().size());
  }

  @ParameterizedTest
  @EnumSource
  void withoutTheRuntimeADriverIsNotGlued(TestCompiler compiler) throws IOException {
    String annotations = Setup.usual().classPath().split(File.pathSeparator)[0];

    Outcome outcome = compiler.compile(DRIVER.sources(), scratch, against(annotations));

    assertTrue(outcome.messages().stream().anyMatch(m -> m.kind() == Diagnostic.Kind.ERROR));
    assertEquals(List.of(), Corpus.crashes(outcome));
    assertEquals(0, outcome.generated().size());
  }

  @ParameterizedTest
  @EnumSource
  void contractsNeedNoRuntime(TestCompiler compiler) throws IOException {
    String annotations = Setup.usual().classPath().split(File.pathSeparator)[0];
    Path file =
        Files.writeString(
            scratch.resolve("Store.java"),
            """
            import dev.palisade.annotations.Locks;

            interface Store {
              Object LOCK = new Object();

              @Locks({"LOCK", "LOKC"})
              void put();
            }
            """);

    Outcome outcome = compiler.compile(List.of(file), scratch.resolve("out"), against(annotations));

    assertEquals(
        List.of("[MalformedContract]"),
        outcome.messages().stream().map(Message::text).map(t -> t.split(" ")[0]).toList());
  }
}
