package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.palisade.processor.check.life.FenceCall;
import dev.palisade.processor.check.path.Unit;
import dev.palisade.processor.check.poll.Polling;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds a loop that polls a fence nobody armed: a driver may arm its device only when somebody is
 * interested, and a question is no interest.
 *
 * <p>The fix arms the fence before the loop, where the loop stands in a block and the fence is a
 * variable from outside of it.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A loop polls a fence that nobody armed: it may never be signaled",
    severity = ERROR,
    linkType = CUSTOM,
    link = "README.md#PollWithoutEnable")
public final class PollWithoutEnable extends UnitCheck {
  private static final long serialVersionUID = 1L;

  @Override
  boolean applies(CompilationUnitTree tree, VisitorState state) {
    return knowsFences(state);
  }

  @Override
  void check(Unit unit) {
    VisitorState state = unit.state;
    for (Polling.Poll each : new Polling(unit).find()) {
      String message =
          String.format(
              "The loop in line %d asks %s until it is signaled, but nobody armed it: a driver may"
                  + " arm its device only on interest, and asking is none. Call enableSignaling()"
                  + " before the loop, or wait",
              line(state, each.loop()), state.getSourceForNode(each.fence()));
      report(state, each.poll(), message, fix(each, state));
    }
  }

  private static @Nullable SuggestedFix fix(Polling.Poll found, VisitorState state) {
    ExpressionTree fence = found.fence();
    Symbol variable = ASTHelpers.getSymbol(fence);
    int loopStart = ASTHelpers.getStartPosition(found.loop());
    TreePath loop = TreePath.getPath(state.getPath(), found.loop());
    boolean outside =
        fence instanceof IdentifierTree
            && variable instanceof VarSymbol known
            && FenceCall.isFence(known.type, state)
            && (known.getKind() == ElementKind.FIELD || isBetween(known.pos, 0, loopStart))
            && isBetween(
                ASTHelpers.getStartPosition(fence), loopStart, state.getEndPosition(found.loop()))
            && loop.getParentPath().getLeaf() instanceof BlockTree;
    return outside
        ? SuggestedFix.prefixWith(
            found.loop(), state.getSourceForNode(fence) + ".enableSignaling();\n")
        : null;
  }

  private static boolean isBetween(int position, int start, int end) {
    return start <= position && position < end;
  }
}
