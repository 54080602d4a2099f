package dev.palisade.processor.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.palisade.processor.golden.TestCompiler.Message;
import dev.palisade.processor.golden.TestCompiler.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * README, and those of the examples, show what the compiler really says and what is really
 * generated. {@code -Dreadme.regenerate=true} writes it into them, and then fails.
 */
class ReadmeTest {
  private static final Path README = Path.of("../README.md");

  @TempDir Path scratch;

  @Test
  void theDriverWithAnExternalLockIsRejectedInTheseWords() throws IOException {
    Outcome outcome = compile(block(README, "driver"));
    assertBlock(README, "rejected", said(outcome));
  }

  @Test
  void theSameDriverWithoutItIsAcceptedAndThisIsItsGlue() throws IOException {
    Outcome outcome =
        compile(block(README, "driver").replace(", externalLock = \"fenceLock\"", ""));
    assertEquals(List.of(), outcome.messages());
    assertBlock(README, "glue", outcome.generated().get("RingDriverFences.java"));
  }

  @Test
  void theConsumerOfFencesIsAccepted() throws IOException {
    assertEquals(List.of(), compile(block(README, "core"), "Frames.java").messages());
  }

  @ParameterizedTest
  @CsvSource({
    "opencl, BlockingInAtomicContext/opencl-callback-waits",
    "vulkan, InterruptUnsafeLock/vulkan-wait-under-queue-lock",
    "eventloops, BlockingInAtomicContext/netty-handler-waits"
  })
  void anExamplesBugIsAGoldenCaseAndIsRejectedInTheseWords(String example, String golden)
      throws IOException {
    Path readme = Path.of("../examples", example, "README.md");
    List<Path> input = new GoldenCase(GoldenCase.ROOT.resolve(golden)).input();
    String bug = block(readme, "bug");
    assertTrue(Files.readString(input.get(0)).contains(bug), bug);
    assertBlock(readme, "rejected", said(TestCompiler.JAVAC.compile(input, scratch)));
  }

  private Outcome compile(String source) throws IOException {
    return compile(source, "RingDriver.java");
  }

  private Outcome compile(String source, String name) throws IOException {
    Path file = Files.writeString(scratch.resolve(name), source);
    return TestCompiler.JAVAC.compile(List.of(file), scratch.resolve("out"));
  }

  private static String said(Outcome outcome) {
    return outcome.messages().stream()
        .map(ReadmeTest::terminal)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** As javac prints it, without the line of source and the caret. */
  private static String terminal(Message said) {
    return said.file()
        + ":"
        + said.line()
        + ": "
        + said.kind().name().toLowerCase(java.util.Locale.ROOT)
        + ": "
        + said.text();
  }

  private static void assertBlock(Path page, String name, String actual) throws IOException {
    if (Boolean.getBoolean("readme.regenerate")) {
      String readme = Files.readString(page);
      int start = start(readme, name);
      int end = readme.indexOf("```", start);
      Files.writeString(page, readme.substring(0, start) + actual + readme.substring(end));
      fail(page + " was rewritten: read the difference, and run again without the flag");
    }
    assertEquals(block(page, name), actual);
  }

  private static String block(Path page, String name) throws IOException {
    String readme = Files.readString(page);
    int start = start(readme, name);
    return readme.substring(start, readme.indexOf("```", start));
  }

  private static int start(String readme, String name) {
    int marker = readme.indexOf("<!-- " + name + " -->");
    int fence = readme.indexOf("```", marker);
    if (marker < 0 || fence < 0) {
      throw new IllegalStateException("README has no block " + name);
    }
    return readme.indexOf('\n', fence) + 1;
  }
}
