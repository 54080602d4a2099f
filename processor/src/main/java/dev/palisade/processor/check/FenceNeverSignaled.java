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
 * Finds ways on which a fence is dropped unsignaled by who has the duty: it was made here, or came
 * with the duty, and is neither signaled nor stored, returned or passed on.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A fence is dropped unsignaled by who has the duty to signal it",
    severity = ERROR,
    linkType = CUSTOM,
    link = "README.md#FenceNeverSignaled")
public final class FenceNeverSignaled extends UnitCheck {
  private static final long serialVersionUID = 1L;

  @Override
  Iterable<Finding> find(Unit unit) {
    return Lives.find(unit, Findings::leaks);
  }
}
