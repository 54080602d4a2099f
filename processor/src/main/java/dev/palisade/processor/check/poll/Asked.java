package dev.palisade.processor.check.poll;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.palisade.processor.check.path.FenceCall;
import dev.palisade.processor.check.path.Parts;
import dev.palisade.processor.check.path.Question;
import dev.palisade.processor.check.path.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of a condition that asks a fence whether its job is over.
 *
 * @param part the part of the condition, whole
 * @param poll the call, or method reference, that asks; perhaps in a method that the part calls
 * @param no what the part is while the answer is no
 */
record Asked(ExpressionTree part, ExpressionTree poll, boolean no) {

  /** All that a condition, or other expression, asks. */
  static List<Asked> in(@Nullable Tree expression, Unit unit) {
    List<Asked> all = new ArrayList<>();
    Set<Tree> inner = new HashSet<>();
    for (Tree each : Parts.here(expression)) {
      Asked asked =
          each instanceof ExpressionTree part && !inner.contains(part) ? of(part, unit) : null;
      if (asked != null) {
        all.add(asked);
        inner.addAll(Parts.of(each));
      }
    }
    return all;
  }

  private static @Nullable Asked of(ExpressionTree part, Unit unit) {
    if (part instanceof ParenthesizedTree || part instanceof LambdaExpressionTree) {
      return null;
    }
    Question question = Question.of(part, unit);
    if (question != null) {
      return isPoll(question.kind()) ? new Asked(part, question.call(), !question.yes()) : null;
    }
    if (!(part instanceof MethodInvocationTree call)) {
      return null;
    }
    Asked asked = ofMethod(call, unit);
    return asked != null ? asked : ofElements(call, unit);
  }

  static boolean isPoll(@Nullable FenceCall kind) {
    return kind == FenceCall.IS_SIGNALED || kind == FenceCall.IS_DONE || kind == FenceCall.STATUS;
  }

  /** A helper that looks at fences and answers for them all. */
  private static @Nullable Asked ofMethod(MethodInvocationTree call, Unit unit) {
    MethodTree method = unit.method(call);
    if (method == null || !method.getReturnType().toString().equals("boolean")) {
      return null;
    }
    for (Tree each : Parts.of(method.getBody())) {
      if (each instanceof IfTree branch) {
        Question asked = Question.of(branch.getCondition(), unit);
        Boolean answer = returned(branch.getThenStatement());
        if (asked != null && isPoll(asked.kind()) && answer != null) {
          return new Asked(call, asked.call(), asked.yes() != answer);
        }
      } else if (each instanceof MethodInvocationTree poll
          && isPoll(FenceCall.of(poll, unit.state))) {
        return new Asked(call, poll, false);
      }
    }
    return null;
  }

  private static @Nullable Boolean returned(StatementTree tree) {
    StatementTree last =
        tree instanceof BlockTree block && !block.getStatements().isEmpty()
            ? block.getStatements().get(block.getStatements().size() - 1)
            : tree;
    Object value =
        last instanceof ReturnTree answer ? ASTHelpers.constValue(answer.getExpression()) : null;
    return value instanceof Boolean known ? known : null;
  }

  /** {@code children.stream().allMatch(Fence::isSignaled)}. */
  private static @Nullable Asked ofElements(MethodInvocationTree call, Unit unit) {
    String name = ASTHelpers.getSymbol(call).name.toString();
    if (!(name.endsWith("Match") || name.equals("removeIf")) || call.getArguments().isEmpty()) {
      return null;
    }
    ExpressionTree test = call.getArguments().get(0);
    boolean none = name.equals("noneMatch");
    if (test instanceof MemberReferenceTree reference
        && isPoll(FenceCall.of(reference, unit.state))) {
      return new Asked(call, reference, none);
    }
    Question question =
        test instanceof LambdaExpressionTree lambda
                && lambda.getBody() instanceof ExpressionTree body
            ? Question.of(body, unit)
            : null;
    return question != null && isPoll(question.kind())
        ? new Asked(call, question.call(), question.yes() == none)
        : null;
  }

  /** Whether a condition may be {@code value} while the answer is no. */
  boolean allows(boolean value, @Nullable ExpressionTree tree) {
    if (tree == null) {
      return value;
    }
    ExpressionTree condition = ASTHelpers.stripParentheses(tree);
    if (condition == part) {
      return no == value;
    }
    if (condition instanceof UnaryTree not && condition.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      return allows(!value, not.getExpression());
    }
    boolean and = condition.getKind() == Tree.Kind.CONDITIONAL_AND;
    if (condition instanceof BinaryTree both
        && (and || condition.getKind() == Tree.Kind.CONDITIONAL_OR)) {
      ExpressionTree left = both.getLeftOperand();
      ExpressionTree right = both.getRightOperand();
      // Where the left part decides, the right one asks nothing.
      return value == and
          ? allows(value, left) && allows(value, right)
          : !Parts.of(right).contains(part) || allows(value, right);
    }
    return !(condition instanceof LiteralTree constant) || constant.getValue().equals(value);
  }
}
