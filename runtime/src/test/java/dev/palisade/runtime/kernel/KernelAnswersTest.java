package dev.palisade.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Asks our core what the kernel's was asked, and compares answer by answer. What the kernel
 * answered is recorded; where ours is meant to differ, a table says how, and why. With {@code
 * -Pkernel} the recording is held against a kernel that was asked just now.
 */
@Timeout(240)
class KernelAnswersTest {
  private static final Path RESOURCES = Path.of("src/test/resources/kernel");

  /** What a difference is, and why it is meant. */
  private record Difference(String ours, String reason) {}

  /** Every sequence gets the kernel's answer, or the one that the table of differences gives. */
  @Test
  void answersAsTheKernelDoes() throws Exception {
    Map<String, String> kernel = answers(read("answers.txt"));
    Map<String, Difference> differences = differences();
    Map<String, String> unexplained = new TreeMap<>();
    for (Sequence sequence : sequences()) {
      String theirs = kernel.get(sequence.name());
      Difference listed = differences.remove(sequence.name());
      String ours = ours(sequence);
      if (!ours.equals(listed == null ? theirs : listed.ours())) {
        unexplained.put(
            sequence.toString(),
            "kernel " + theirs + ", ours " + ours + (listed == null ? "" : ", listed " + listed));
      } else if (listed != null && ours.equals(theirs)) {
        unexplained.put(sequence.toString(), "listed, and does not differ: " + ours);
      }
    }
    assertEquals(Map.of(), differences, "differences of sequences that are not asked");
    assertTrue(
        unexplained.isEmpty(),
        () -> {
          StringBuilder text = new StringBuilder("differences nobody explained:\n");
          unexplained.forEach((sequence, what) -> text.append(sequence + "\n    " + what + "\n"));
          return text.toString();
        });
  }

  /** A driver's external lock changes what is held, and no answer but those the table tells. */
  private static String ours(Sequence sequence) throws Exception {
    String locked = Run.answer(sequence, true);
    String free = Run.answer(sequence, false);
    return locked.equals(free) ? free : locked + ", without a lock " + free;
  }

  /** All that is asked was answered, and nothing else: names are unique. */
  @Test
  void everySequenceHasOneRecordedAnswer() throws Exception {
    List<String> asked = sequences().stream().map(Sequence::name).toList();
    List<String> answered =
        read("answers.txt").stream().map(line -> line.substring(0, line.indexOf(':'))).toList();
    assertEquals(asked, answered);
    assertEquals(asked.size(), asked.stream().distinct().count());
  }

  /** The questions of the first recording are among them, and were answered the same again. */
  @Test
  void theKernelAnswersAsItFirstDid() throws Exception {
    Map<String, String> again = answers(read("answers.txt"));
    String text = String.join("\n", read("kernel-answers.md"));
    String block = text.substring(text.indexOf("```\n") + 4);
    for (String line : block.substring(0, block.indexOf("```")).split("\n")) {
      String name = line.substring(0, line.indexOf('='));
      String first = line.substring(line.indexOf('=') + 1).replaceAll("[a-z]+=", "");
      assertEquals(first, again.get(name), name);
    }
  }

  /** What is asked of both was made by the generator, and not by hand afterwards. */
  @Test
  void generatedSequencesAreTheGenerators() throws Exception {
    List<String> generated = Generator.sequences();
    if (Boolean.getBoolean("kernel.regenerate")) {
      Files.write(RESOURCES.resolve("generated.txt"), generated);
      fail("generated.txt was written anew: have the kernel asked again");
    }
    assertEquals(String.join("\n", generated), String.join("\n", read("generated.txt")));
  }

  /** The text that the kernel's module reads is what we mean. */
  @Test
  void sequencesAreWrittenAsTheyAreRead() throws Exception {
    List<String> lines = asked();
    assertEquals(lines, lines.stream().map(line -> Sequence.parse(line).toString()).toList());
  }

  /** With {@code -Pkernel}: a kernel that was asked just now answers what is recorded. */
  @Test
  void recordedAnswersAreThoseOfAKernel() throws Exception {
    String fresh = System.getProperty("kernel.answers", "");
    assumeTrue(
        !fresh.isEmpty(), "skipped, no kernel asked: mvn -Pkernel asks one, see CONTRIBUTING");
    assertEquals(String.join("\n", read("answers.txt")), Files.readString(Path.of(fresh)).strip());
  }

  // ---------------------------------------------------------------- files

  private static List<Sequence> sequences() throws IOException {
    return asked().stream().map(Sequence::parse).toList();
  }

  private static List<String> asked() throws IOException {
    return Stream.concat(read("sequences.txt").stream(), read("generated.txt").stream())
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  private static Map<String, String> answers(List<String> lines) {
    Map<String, String> answers = new LinkedHashMap<>();
    lines.forEach(
        line -> {
          int colon = line.indexOf(':');
          answers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        });
    return answers;
  }

  /** A reason is a comment, and holds for the lines below it. */
  private static Map<String, Difference> differences() throws IOException {
    Map<String, Difference> differences = new LinkedHashMap<>();
    List<String> reason = new ArrayList<>();
    boolean readsReason = false;
    for (String line : read("differences.txt")) {
      if (line.startsWith("#")) {
        if (!readsReason) {
          reason.clear();
        }
        reason.add(line.substring(1).strip());
      } else if (!line.isBlank()) {
        int colon = line.indexOf(':');
        assertTrue(!reason.isEmpty(), "without a reason: " + line);
        differences.put(
            line.substring(0, colon),
            new Difference(line.substring(colon + 1).strip(), String.join(" ", reason)));
      }
      readsReason = line.startsWith("#");
    }
    return differences;
  }

  private static List<String> read(String name) throws IOException {
    try (InputStream in = KernelAnswersTest.class.getResourceAsStream("/kernel/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
