package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.palisade.processor.check.life.Finding.Trouble;

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
public final class UseAfterSignal extends LifeCheck {
  private static final long serialVersionUID = 1L;

  /** As Error Prone makes it. */
  public UseAfterSignal() {
    super(Trouble.USE_AFTER_SIGNAL);
  }
}
