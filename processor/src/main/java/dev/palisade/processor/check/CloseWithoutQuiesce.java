package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.CompilationUnitTree;
import dev.palisade.processor.check.path.Closing;
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
  boolean applies(CompilationUnitTree tree, VisitorState state) {
    return knowsFences(state);
  }

  @Override
  void check(Unit unit) {
    VisitorState state = unit.state;
    for (Closing.Early each : new Closing(unit).find()) {
      String when =
          each.late()
              ? "before %s (line %d), so while ops may run"
              : "after %s (line %d) with no quiesce between";
      String message =
          String.format(
              "%s is freed "
                  + when
                  + "; %s uses it and may still be running, since an op that has started outlives"
                  + " the signal: quiesce or close the driver's fences first",
              state.getSourceForNode(each.freed()),
              state.getSourceForNode(each.signal()),
              line(state, each.signal()),
              each.op().getName());
      report(state, each.free(), message, null);
    }
  }
}
