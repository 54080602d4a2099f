package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.errorprone.BugPattern;
import com.google.errorprone.CompilationTestHelper;
import dev.palisade.processor.check.path.Finding;
import dev.palisade.processor.check.path.Unit;
import org.junit.jupiter.api.Test;

final class UnitCheckTest {
  /** A check that fails on every file. */
  @BugPattern(summary = "Fails", severity = ERROR)
  public static final class Failing extends UnitCheck {
    private static final long serialVersionUID = 1L;

    @Override
    Iterable<Finding> find(Unit unit) {
      throw new IllegalStateException("lost its way");
    }
  }

  @Test
  void aCrashAsksForAReport() {
    CompilationTestHelper.newInstance(Failing.class, UnitCheckTest.class)
        .setArgs("-proc:none")
        .addSourceLines(
            "Fence.java",
            """
            // BUG: Diagnostic contains: the checker failed
            package dev.palisade.runtime;

            public class Fence {}
            """)
        .doTest();
  }
}
