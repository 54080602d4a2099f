package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.SeverityLevel.WARNING;
import static com.google.errorprone.matchers.Description.NO_MATCH;

import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.bugpatterns.BugChecker.CompilationUnitTreeMatcher;
import com.google.errorprone.matchers.Description;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.palisade.processor.check.path.FenceCall;
import dev.palisade.processor.check.path.Finding;
import dev.palisade.processor.check.path.Unit;
import dev.palisade.processor.finding.Crash;

/** A check that looks at a source file as a whole, and reports where in it something is wrong. */
abstract class UnitCheck extends BugChecker implements CompilationUnitTreeMatcher {
  private static final long serialVersionUID = 1L;

  /** Whether anything can be found in this file. */
  boolean applies(CompilationUnitTree file, VisitorState state) {
    return FenceCall.areKnown(state);
  }

  /** What is wrong in a file. */
  abstract Iterable<Finding> find(Unit unit);

  @Override
  public final Description matchCompilationUnit(CompilationUnitTree file, VisitorState state) {
    Crash.guard(
        () -> {
          if (applies(file, state)) {
            find(Unit.of(state)).forEach(each -> report(each, state));
          }
        },
        crash -> state.reportMatch(warning(buildDescription(file).setMessage(crash)).build()));
    return NO_MATCH;
  }

  /** Reports, unless something around it suppresses this check. */
  private void report(Finding found, VisitorState state) {
    for (Tree around : TreePath.getPath(state.getPath(), found.at())) {
      if (isSuppressed(around, state)) {
        return;
      }
    }
    Description.Builder description =
        buildDescription(found.at()).setMessage(found.message()).addFix(found.fix());
    if (!found.certain()) {
      description = warning(description);
    }
    state.reportMatch(description.build());
  }

  @SuppressWarnings("RestrictedApi") // must never break a build, whatever the options
  private static Description.Builder warning(Description.Builder description) {
    return description.overrideSeverity(WARNING);
  }
}
