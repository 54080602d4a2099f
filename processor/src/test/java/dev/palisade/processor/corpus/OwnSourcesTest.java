package dev.palisade.processor.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.palisade.processor.golden.TestCompiler;
import dev.palisade.processor.golden.TestCompiler.Message;
import dev.palisade.processor.golden.TestCompiler.Outcome;
import dev.palisade.processor.golden.TestCompiler.Setup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The checker on the modules that are built before it. The others have it on their processor path.
 */
class OwnSourcesTest {
  @TempDir Path scratch;

  @Test
  void theAnnotationsAreAccepted() throws IOException {
    assertAccepted("../dsl-annotations/src/main/java", List.of("--release", "17"));
  }

  @Test
  void theProcessorIsAccepted() throws IOException {
    assertAccepted(
        "src/main/java",
        List.of(
            "--add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED"));
  }

  private void assertAccepted(String folder, List<String> options) throws IOException {
    Setup setup = new Setup(System.getProperty("java.class.path"), options);
    List<Path> sources =
        TestCompiler.javaFiles(Path.of(folder)).stream()
            .filter(source -> !source.endsWith("module-info.java"))
            .toList();

    Outcome outcome = TestCompiler.JAVAC.compile(sources, scratch, setup);

    assertEquals(List.of(), outcome.messages().stream().map(Message::toString).toList());
  }
}
