package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.palisade.processor.check.path.Closing;
import dev.palisade.processor.check.path.Finding;
import dev.palisade.processor.check.path.Unit;

/**
 * Finds a driver that frees what its ops use while one of them may still be running: an op that
 * started before the signal may outlive it.
 *
 * <p>No fix: where the generated object is, and whether it may be closed here, only the driver's
 * author knows.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "What a driver's ops use is freed while one of them may still be running",
    severity = ERROR,
    linkType = CUSTOM,
    link = "README.md#CloseWithoutQuiesce")
public final class CloseWithoutQuiesce extends UnitCheck {
  private static final long serialVersionUID = 1L;

  @Override
  Iterable<Finding> find(Unit unit) {
    return new Closing(unit).find();
  }
}
