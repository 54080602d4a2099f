package dev.palisade.processor.check.path;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.tools.javac.code.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/**
 * A condition that asks a fence whether it is signaled, or done.
 *
 * @param call the call that asks
 * @param kind {@code isSignaled}, {@code isDone}, {@code status}, or a wait with a limit
 * @param yes what the condition is if the answer is yes
 */
public record Question(MethodInvocationTree call, FenceCall kind, boolean yes) {

  /** What a condition asks; null if it asks no fence, or more than that. */
  public static @Nullable Question of(ExpressionTree condition, Unit unit) {
    return of(condition, unit, new HashSet<>());
  }

  /** The {@code fence.status()} that a {@code switch} goes by; null if it goes by another thing. */
  public static @Nullable MethodInvocationTree status(Tree choice, Unit unit) {
    ExpressionTree selector =
        choice instanceof SwitchTree statement
            ? statement.getExpression()
            : choice instanceof SwitchExpressionTree value ? value.getExpression() : null;
    return selector != null
            && ASTHelpers.stripParentheses(selector) instanceof MethodInvocationTree call
            && FenceCall.of(call, unit.state) == FenceCall.STATUS
        ? call
        : null;
  }

  /** Whether a case of such a {@code switch} is the one for {@code PENDING}. */
  public static boolean isPending(CaseTree one, List<? extends CaseTree> all) {
    return one.getExpressions().isEmpty()
        ? all.stream().noneMatch(Question::namesPending)
        : namesPending(one);
  }

  private static boolean namesPending(CaseTree one) {
    return one.getExpressions().stream().anyMatch(each -> each.toString().endsWith("PENDING"));
  }

  private static @Nullable Question of(ExpressionTree tree, Unit unit, Set<Tree> seen) {
    ExpressionTree condition = ASTHelpers.stripParentheses(tree);
    if (!seen.add(condition)) {
      return null;
    }
    if (condition instanceof UnaryTree unary) {
      boolean negates = condition.getKind() == Tree.Kind.LOGICAL_COMPLEMENT;
      return negates ? not(of(unary.getExpression(), unit, seen)) : null;
    }
    if (condition instanceof BinaryTree binary) {
      Question asked = comparison(binary, unit);
      return condition.getKind() == Tree.Kind.EQUAL_TO
          ? asked
          : condition.getKind() == Tree.Kind.NOT_EQUAL_TO ? not(asked) : null;
    }
    return condition instanceof MethodInvocationTree call
        ? call(call, unit, seen)
        : variable(ASTHelpers.getSymbol(condition), unit, seen);
  }

  private static @Nullable Question not(@Nullable Question asked) {
    return asked == null ? null : new Question(asked.call, asked.kind, !asked.yes);
  }

  /** {@code fence.status() == FenceStatus.PENDING}. */
  private static @Nullable Question comparison(BinaryTree tree, Unit unit) {
    boolean swapped = tree.getRightOperand() instanceof MethodInvocationTree;
    ExpressionTree left = swapped ? tree.getRightOperand() : tree.getLeftOperand();
    Symbol right = ASTHelpers.getSymbol(swapped ? tree.getLeftOperand() : tree.getRightOperand());
    if (right == null
        || right.getKind() != ElementKind.ENUM_CONSTANT
        || !(left instanceof MethodInvocationTree call)
        || FenceCall.of(call, unit.state) != FenceCall.STATUS) {
      return null;
    }
    return new Question(call, FenceCall.STATUS, !right.name.contentEquals("PENDING"));
  }

  /** A local variable that is assigned once. */
  private static @Nullable Question variable(@Nullable Symbol symbol, Unit unit, Set<Tree> seen) {
    boolean once =
        symbol != null
            && symbol.getKind() == ElementKind.LOCAL_VARIABLE
            && unit.assignedTo(symbol).size() == 1;
    return once ? of(unit.assignedTo(symbol).get(0), unit, seen) : null;
  }

  private static @Nullable Question call(MethodInvocationTree tree, Unit unit, Set<Tree> seen) {
    FenceCall kind = FenceCall.of(tree, unit.state);
    if (kind == null) {
      Set<ExpressionTree> values = Roots.returnedBy(tree, unit);
      return values.size() == 1 ? of(values.iterator().next(), unit, seen) : null;
    }
    boolean waits = kind == FenceCall.AWAIT || kind == FenceCall.AWAIT_DONE;
    boolean asks =
        kind == FenceCall.IS_SIGNALED
            || kind == FenceCall.IS_DONE
            || (waits && !tree.getArguments().isEmpty());
    return asks ? new Question(tree, kind, true) : null;
  }
}
