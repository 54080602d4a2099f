package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.palisade.processor.check.path.Finding;
import dev.palisade.processor.check.path.Unit;
import dev.palisade.processor.check.poll.Polling;

/**
 * Finds a loop that polls a fence nobody armed: a driver may arm its device only when somebody is
 * interested, and a question is no interest.
 *
 * <p>The fix arms the fence before the loop, where the loop stands in a block and the fence is a
 * variable from outside of it.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A loop polls a fence that nobody armed: it may never be signaled",
    severity = ERROR,
    linkType = CUSTOM,
    link = "README.md#PollWithoutEnable")
public final class PollWithoutEnable extends UnitCheck {
  private static final long serialVersionUID = 1L;

  @Override
  Iterable<Finding> find(Unit unit) {
    return new Polling(unit).find();
  }
}
