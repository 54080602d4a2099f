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

/** Finds a fence that one way through a method signals twice: the second time nothing happens. */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A fence is signaled again",
    severity = ERROR,
    linkType = CUSTOM,
    link = "README.md#FenceSignaledTwice")
public final class FenceSignaledTwice extends UnitCheck {
  private static final long serialVersionUID = 1L;

  @Override
  Iterable<Finding> find(Unit unit) {
    return Lives.find(unit, Findings::repeated);
  }
}
