package dev.palisade.processor.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.palisade.processor.golden.TestCompiler;
import dev.palisade.processor.golden.TestCompiler.Outcome;
import dev.palisade.processor.golden.TestCompiler.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sources as they are while somebody types: cut off, with a line missing, with a name nobody knows.
 * The compiler complains or not, and what is left may be worth a finding or not; Palisade does not
 * crash. The damage is drawn at random from a fixed seed; {@code -Ddamages=} draws more of it.
 */
class DamagedSourcesTest {
  private static final int DAMAGES_OF_EACH_KIND = Integer.getInteger("damages", 2);
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Pattern WORD = Pattern.compile("\\b[A-Za-z]\\w+\\b");

  private static final Pattern MARK = Pattern.compile("[{}();,.<>\"@=]");

  /** javac then analyses what it can, errors or not: Error Prone asks for it. */
  private static final Setup EAGER =
      new Setup(
          Setup.usual().classPath(), List.of("--release", "17", "--should-stop=ifError=FLOW"));

  @TempDir Path scratch;

  /** A kind of damage. */
  enum Damage {
    CUT {
      @Override
      String apply(String text, Random random) {
        return text.substring(0, random.nextInt(text.length()));
      }
    },
    LINE_MISSING {
      @Override
      String apply(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.remove(random.nextInt(lines.size()));
        return String.join("\n", lines);
      }
    },
    MARK_MISSING {
      @Override
      String apply(String text, Random random) {
        List<MatchResult> marks = MARK.matcher(text).results().toList();
        MatchResult mark = marks.get(random.nextInt(marks.size()));
        return text.substring(0, mark.start()) + text.substring(mark.end());
      }
    },
    UNKNOWN_NAME {
      @Override
      String apply(String text, Random random) {
        List<MatchResult> words = WORD.matcher(text).results().toList();
        MatchResult word = words.get(random.nextInt(words.size()));
        return text.substring(0, word.start()) + "Unknown" + text.substring(word.end());
      }
    },
    TWO_WORDS_SWAPPED {
      @Override
      String apply(String text, Random random) {
        List<MatchResult> words = WORD.matcher(text).results().toList();
        int first = random.nextInt(words.size() - 1);
        MatchResult left = words.get(first);
        MatchResult right = words.get(first + 1 + random.nextInt(words.size() - 1 - first));
        return text.substring(0, left.start())
            + right.group()
            + text.substring(left.end(), right.start())
            + left.group()
            + text.substring(right.end());
      }
    };

    abstract String apply(String text, Random random);
  }

  static Stream<Arguments> everyCase() throws IOException {
    return Corpus.all().stream()
        .flatMap(c -> Stream.of(TestCompiler.values()).map(compiler -> Arguments.of(c, compiler)));
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void nothingCrashes(Corpus corpus, TestCompiler compiler) throws IOException {
    List<Path> sources = corpus.sources();
    Random random = new Random(corpus.toString().hashCode());
    for (Damage damage : Damage.values()) {
      for (int i = 0; i < DAMAGES_OF_EACH_KIND; i++) {
        Path victim = sources.get(random.nextInt(sources.size()));
        String text = damaged(victim, damage, random);
        Outcome outcome = compile(compiler, copies(corpus.folder(), sources, victim, text));
        assertEquals(List.of(), Corpus.crashes(outcome), () -> victim + " damaged:\n" + text);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingCrashesOnContracts(TestCompiler compiler) throws IOException {
    List<Path> all = TestCompiler.javaFiles(GOLDEN);
    Random random = new Random(all.size());
    for (int i = 0; i < 10 * DAMAGES_OF_EACH_KIND; i++) {
      Path victim = all.get(random.nextInt(all.size()));
      Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
      String text = damaged(victim, damage, random);
      List<Path> sources = TestCompiler.javaFiles(victim.getParent());
      Outcome outcome = compile(compiler, copies(victim.getParent(), sources, victim, text));
      assertEquals(List.of(), Corpus.crashes(outcome), () -> victim + " damaged:\n" + text);
    }
  }

  /** Classes that the compiler goes on with, although they have no name, or that of another. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@dev.palisade.annotations.FenceDriver(name = \"ring\") class { }",
        "class Ring { @dev.palisade.annotations.FenceDriver(name = \"ring\") class { } }",
        "class { @dev.palisade.annotations.FenceDriver(name = \"ring\") class Head { } }",
        "class Ring { static class Head {} class Head { synchronized void move() {} } }",
        "class { Object a = 1; Object b = 2; void f() { synchronized (a) { synchronized (b) {} } }"
            + " void g() { synchronized (b) { synchronized (a) {} } } }",
        "package . ring; class Ring { static synchronized void f() { Tail.g(); } }"
            + " class Tail { static synchronized void g() { Ring.f(); } }",
        "class Ring { Object make ) { return new Object() { synchronized void f() {} }; } }",
      })
  void nothingCrashesOnClassesThatAreNone(String text) throws IOException {
    Path source = Files.writeString(scratch.resolve("Ring.java"), text);
    assertEquals(List.of(), Corpus.crashes(compile(TestCompiler.JAVAC, List.of(source))));
  }

  private static String damaged(Path victim, Damage damage, Random random) throws IOException {
    String text = Files.readString(victim);
    boolean hasParts = WORD.matcher(text).results().count() > 1 && MARK.matcher(text).find();
    return hasParts ? damage.apply(text, random) : text;
  }

  private List<Path> copies(Path root, List<Path> sources, Path victim, String text)
      throws IOException {
    List<Path> copies = new ArrayList<>();
    for (Path source : sources) {
      Path copy = scratch.resolve("src").resolve(root.relativize(source));
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, source.equals(victim) ? text : Files.readString(source));
      copies.add(copy);
    }
    return copies;
  }

  private Outcome compile(TestCompiler compiler, List<Path> sources) {
    Setup setup = compiler == TestCompiler.JAVAC ? EAGER : Setup.usual();
    return compiler.compile(sources, scratch.resolve("out"), setup);
  }
}
