package dev.palisade.processor.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.palisade.processor.golden.TestCompiler;
import dev.palisade.processor.golden.TestCompiler.Message;
import dev.palisade.processor.golden.TestCompiler.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated code, deep or long: what javac bears, Palisade does. */
class LargeSourcesTest {
  @TempDir Path scratch;

  /** A form of code; its size is well within what javac's own recursion bears. */
  enum Form {
    SUM(600, n -> "y = " + join(n, i -> "z", " + ") + ";"),
    PARENTHESES(400, n -> "y = " + nest("(", "z", ")", n) + ";"),
    CALL_CHAIN(200, n -> "builder" + ".append(z)".repeat(n) + ";"),
    NESTED_CALLS(60, n -> "y = " + nest("Math.abs(", "z", ")", n) + ";"),
    BLOCKS(300, n -> nest("{", "y++;", "}", n)),
    MONITORS(60, n -> nest("synchronized (this) {", "y++;", "}", n)),
    TRIES(7, n -> nest("try {", "y++;", "} finally { y--; }", n)),
    LOOPS(12, n -> nest("while (y > 0) { for (;;) { if (y == 2) break; ", "y++;", "}}", n)),
    ELSE_IFS(200, n -> join(n, i -> "if (y == " + i + ") { y += 2; }", " else ")),
    TERNARIES(300, n -> "y = " + join(n, i -> "y == " + i + " ? 1 : ", "") + "0;"),
    LAMBDAS(30, n -> "Runnable " + nest("r%d = () -> { Runnable ", "r = null;", "};", n)),
    CLASSES(10, n -> join(n, i -> "class C" + i + " {", "") + "}".repeat(n)),
    LOCKS(800, n -> join(n, i -> "lock.lock(); try { y--; } finally { lock.unlock(); }", "\n")),
    CASES(2000, n -> "switch (y) {" + join(n, i -> "case " + i + ": y--; break;", "\n") + "}");

    final String body;

    Form(int size, IntFunction<String> body) {
      this.body = body.apply(size);
    }

    private static String join(int count, IntFunction<String> part, String between) {
      return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(between));
    }

    /** In {@code before}, {@code %d} is the depth. */
    private static String nest(String before, String inside, String after, int depth) {
      return join(depth, i -> before.replace("%d", "" + i), "") + inside + after.repeat(depth);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsCompiledAndChecked(Form form) throws IOException {
    // The inversion at the end shows that the whole file was checked, and nothing given up.
    String source =
        """
        class Large {
          private int y;
          private int z;
          private final StringBuilder builder = new StringBuilder();
          private final Object first = new Object();
          private final Object second = new Object();
          private final java.util.concurrent.locks.ReentrantLock lock =
              new java.util.concurrent.locks.ReentrantLock();
          void large() {
        """
            + form.body
            + """

          }
          void forth() {
            synchronized (first) {
              synchronized (second) {}
            }
          }
          void back() {
            synchronized (second) {
              synchronized (first) {}
            }
          }
        }
        """;
    Path file = Files.writeString(scratch.resolve("Large.java"), source);

    Outcome outcome = TestCompiler.JAVAC.compile(List.of(file), scratch.resolve("out"));

    assertEquals("", outcome.output(), "javac itself bears it");
    assertEquals(
        List.of("[LockOrderInversion]"),
        outcome.messages().stream().map(Message::text).map(text -> text.split(" ")[0]).toList());
  }
}
