package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.palisade.processor.check.life.Finding.Trouble;

/** Finds a fence that one way through a method signals twice: the second time nothing happens. */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A fence is signaled again",
    severity = ERROR,
    linkType = CUSTOM,
    link = "README.md#FenceSignaledTwice")
public final class FenceSignaledTwice extends LifeCheck {
  private static final long serialVersionUID = 1L;

  /** As Error Prone makes it. */
  public FenceSignaledTwice() {
    super(Trouble.SIGNALED_TWICE);
  }
}
