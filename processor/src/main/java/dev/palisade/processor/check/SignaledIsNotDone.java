package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.fixes.SuggestedFixes;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.palisade.processor.check.life.FenceCall;
import dev.palisade.processor.check.path.Reaping;
import dev.palisade.processor.check.path.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is freed when its fence is SIGNALED although a callback uses it: SIGNALED is visible
 * before callbacks run, DONE after the last returned.
 *
 * <p>The fix asks for DONE instead. It is offered where the question stands in the code as a call
 * of {@code isSignaled} or {@code await}.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary =
        "What a callback uses is freed when its fence is signaled, and not when it is done: the"
            + " callback may still be running",
    severity = ERROR,
    linkType = CUSTOM,
    link = "README.md#SignaledIsNotDone")
public final class SignaledIsNotDone extends UnitCheck {
  private static final long serialVersionUID = 1L;

  @Override
  boolean applies(CompilationUnitTree tree, VisitorState state) {
    return knowsFences(state);
  }

  @Override
  void check(Unit unit) {
    VisitorState state = unit.state;
    for (Reaping.Early each : new Reaping(unit).find()) {
      FenceCall told = FenceCall.of(each.told(), state);
      boolean waits = told == FenceCall.AWAIT;
      String message =
          String.format(
              "%s is freed once %s says SIGNALED (line %d), but the callback added in line %d uses"
                  + " it and may still be running: %s",
              state.getSourceForNode(each.freed()),
              state.getSourceForNode(each.told()),
              line(state, each.told()),
              line(state, each.callback()),
              waits ? "awaitDone() waits for it" : "isDone() tells when it has returned");
      report(state, each.free(), message, fix(each.told(), told, state));
    }
  }

  private static @Nullable SuggestedFix fix(
      MethodInvocationTree told, @Nullable FenceCall kind, VisitorState state) {
    if (kind == FenceCall.IS_SIGNALED) {
      return SuggestedFixes.renameMethodInvocation(told, "isDone", state);
    }
    return kind == FenceCall.AWAIT
        ? SuggestedFixes.renameMethodInvocation(told, "awaitDone", state)
        : null;
  }
}
