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

/** Finds an error given to a fence that was signaled before on the same way: nobody will see it. */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A fence is given an error after it was signaled",
    severity = ERROR,
    linkType = CUSTOM,
    link = "README.md#FenceErrorAfterSignal")
public final class FenceErrorAfterSignal extends UnitCheck {
  private static final long serialVersionUID = 1L;

  @Override
  Iterable<Finding> find(Unit unit) {
    return Lives.find(unit, Findings::lateErrors);
  }
}
