package dev.palisade.examples.testing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints a line for each test that is skipped, with the reason: Maven only counts them. */
public final class SkippedTests implements TestExecutionListener {
  private volatile @Nullable TestPlan plan;

  /** For JUnit, which finds it as a service. */
  public SkippedTests() {}

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionSkipped(TestIdentifier skipped, String reason) {
    print(skipped, reason);
  }

  @Override
  public void executionFinished(TestIdentifier finished, TestExecutionResult result) {
    if (result.getStatus() == Status.ABORTED) {
      print(finished, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
    }
  }

  /** Of a class that is skipped, its tests. */
  private void print(TestIdentifier skipped, String reason) {
    if (skipped.isTest()) {
      System.out.println(name(skipped) + ": " + reason);
    }
    TestPlan tests = Objects.requireNonNull(plan);
    tests.getChildren(skipped.getUniqueIdObject()).forEach(child -> print(child, reason));
  }

  private static String name(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .map(source -> source.getClassName() + "." + source.getMethodName())
        .orElse(test.getDisplayName());
  }
}
