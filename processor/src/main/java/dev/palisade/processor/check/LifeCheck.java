package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.SeverityLevel.WARNING;
import static com.google.errorprone.matchers.Description.NO_MATCH;

import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.bugpatterns.BugChecker.LambdaExpressionTreeMatcher;
import com.google.errorprone.bugpatterns.BugChecker.MethodTreeMatcher;
import com.google.errorprone.matchers.Description;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import dev.palisade.processor.check.life.Finding;
import dev.palisade.processor.check.life.Finding.Trouble;
import dev.palisade.processor.check.life.Lives;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports one kind of what is wrong with the lives of fences. */
abstract class LifeCheck extends BugChecker
    implements MethodTreeMatcher, LambdaExpressionTreeMatcher {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  /** Of the file that is looked at. */
  private transient @Nullable Lives lives;

  LifeCheck(Trouble trouble) {
    this.trouble = trouble;
  }

  @Override
  public final Description matchMethod(MethodTree tree, VisitorState state) {
    return report(lives(state).of(tree), state);
  }

  @Override
  public final Description matchLambdaExpression(LambdaExpressionTree tree, VisitorState state) {
    return report(lives(state).of(tree), state);
  }

  private Lives lives(VisitorState state) {
    Lives known = lives;
    if (known == null || !known.isOf(state.getPath().getCompilationUnit())) {
      known = new Lives(state);
      lives = known;
    }
    return known;
  }

  @SuppressWarnings("RestrictedApi") // a name alone must never break a build, whatever the options
  private Description report(List<Finding> findings, VisitorState state) {
    for (Finding each : findings) {
      if (each.trouble() == trouble) {
        Description.Builder description =
            buildDescription(each.at()).setMessage(each.message()).addFix(each.fix());
        if (!each.certain()) {
          description.overrideSeverity(WARNING);
        }
        state.reportMatch(description.build());
      }
    }
    return NO_MATCH;
  }
}
