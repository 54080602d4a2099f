package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.palisade.processor.check.life.Findings;
import dev.palisade.processor.check.life.Lives;
import dev.palisade.processor.check.path.Finding;
import dev.palisade.processor.check.path.Unit;

/**
 * Finds a touch of what belongs to a job after its fence was signaled on the same way: whoever
 * waited for the fence may use it now, or has let it go.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "What belongs to a job is touched after its fence was signaled",
    severity = ERROR,
    linkType = CUSTOM,
    link = "README.md#UseAfterSignal")
public final class UseAfterSignal extends UnitCheck {
  private static final long serialVersionUID = 1L;

  @Override
  Iterable<Finding> find(Unit unit) {
    return Lives.find(unit, Findings::touches);
  }
}
