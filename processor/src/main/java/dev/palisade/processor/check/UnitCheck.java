package dev.palisade.processor.check;

import static com.google.errorprone.matchers.Description.NO_MATCH;

import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.bugpatterns.BugChecker.CompilationUnitTreeMatcher;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.matchers.Description;
import com.google.errorprone.suppliers.Supplier;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.palisade.processor.check.path.Unit;
import org.jspecify.annotations.Nullable;

/** A check that looks at a source file as a whole, and reports where in it something is wrong. */
abstract class UnitCheck extends BugChecker implements CompilationUnitTreeMatcher {
  private static final long serialVersionUID = 1L;

  private static final Supplier<Boolean> FENCES =
      VisitorState.memoize(s -> s.getSymbolFromString("dev.palisade.runtime.Fence") != null);

  /** Whether anything can be found in this compilation. */
  abstract boolean applies(CompilationUnitTree tree, VisitorState state);

  /** Finds what is wrong and tells {@link #report}. */
  abstract void check(Unit unit);

  @Override
  public final Description matchCompilationUnit(CompilationUnitTree tree, VisitorState state) {
    if (applies(tree, state)) {
      check(new Unit(state));
    }
    return NO_MATCH;
  }

  /** Reports, unless something around it suppresses this check. */
  final void report(VisitorState state, Tree at, String message, @Nullable SuggestedFix fix) {
    TreePath path = TreePath.getPath(state.getPath(), at);
    for (Tree around : path) {
      if (isSuppressed(around, state)) {
        return;
      }
    }
    Description.Builder description = buildDescription(at).setMessage(message);
    if (fix != null) {
      description.addFix(fix);
    }
    state.reportMatch(description.build());
  }

  /** Whether this compilation knows fences. */
  static boolean knowsFences(VisitorState state) {
    return FENCES.get(state);
  }

  static int line(VisitorState state, Tree tree) {
    CompilationUnitTree unit = state.getPath().getCompilationUnit();
    return (int) unit.getLineMap().getLineNumber(ASTHelpers.getStartPosition(tree));
  }
}
