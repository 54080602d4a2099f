package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.palisade.processor.check.path.Finding;
import dev.palisade.processor.check.path.Reaping;
import dev.palisade.processor.check.path.Unit;

/**
 * Finds what is freed when its fence is SIGNALED although a callback uses it: SIGNALED is visible
 * before callbacks run, DONE after the last returned.
 *
 * <p>The fix asks for DONE instead. It is offered where the question stands in the code as a call
 * of {@code isSignaled} or {@code await}.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary =
        "What a callback uses is freed when its fence is signaled, and not when it is done: the"
            + " callback may still be running",
    severity = ERROR,
    linkType = CUSTOM,
    link = "README.md#SignaledIsNotDone")
public final class SignaledIsNotDone extends UnitCheck {
  private static final long serialVersionUID = 1L;

  @Override
  Iterable<Finding> find(Unit unit) {
    return new Reaping(unit).find();
  }
}
