package dev.palisade.processor.flow;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.palisade.processor.fact.MethodFacts.Exit.Result;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * What a condition tells: follows {@code && || ! ?:} and comparisons with constants, learns the
 * truth of variables, and lets {@code tryLock()} be held only where it was true.
 *
 * <p>That is worth its price only where locks are taken by calls: nesting of {@code synchronized}
 * does not depend on conditions. {@link #exact} is off until such a call has been seen.
 */
public abstract class Conditions extends ControlFlow {
  /** The call that was evaluated last, if what is held depends on its result. */
  private @Nullable MethodInvocationTree decided;

  private @Nullable FlowState decidedTrue;
  private @Nullable FlowState decidedFalse;

  protected Conditions(boolean exact) {
    super(exact);
  }

  /** What a tree declares or refers to. */
  protected abstract @Nullable Element element(Tree tree);

  /** A call had one effect if it returned true, another if it returned false. */
  public final void decide(
      MethodInvocationTree call, @Nullable FlowState whenTrue, @Nullable FlowState whenFalse) {
    decided = call;
    decidedTrue = whenTrue;
    decidedFalse = whenFalse;
    now = FlowState.join(whenTrue, whenFalse);
  }

  @Override
  public final void condition(@Nullable ExpressionTree condition) {
    if (condition == null) {
      both(now, null);
      return;
    }
    switch (condition.getKind()) {
      case PARENTHESIZED -> condition(((ParenthesizedTree) condition).getExpression());
      case LOGICAL_COMPLEMENT -> {
        condition(((UnaryTree) condition).getExpression());
        both(ifFalse, ifTrue);
      }
      case CONDITIONAL_AND -> and((BinaryTree) condition);
      case CONDITIONAL_OR -> or((BinaryTree) condition);
      case CONDITIONAL_EXPRESSION -> choice((ConditionalExpressionTree) condition);
      case EQUAL_TO -> comparison((BinaryTree) condition, true);
      case NOT_EQUAL_TO -> comparison((BinaryTree) condition, false);
      case GREATER_THAN -> positive((BinaryTree) condition);
      case METHOD_INVOCATION -> {
        scan(condition, null);
        boolean depends = decided == condition;
        both(depends ? decidedTrue : now, depends ? decidedFalse : now);
      }
      case ASSIGNMENT -> {
        scan(condition, null);
        variable(((AssignmentTree) condition).getVariable());
      }
      case IDENTIFIER, MEMBER_SELECT -> {
        scan(condition, null);
        variable(condition);
      }
      default -> {
        scan(condition, null);
        Boolean truth = constant(condition);
        both(truth == null || truth ? now : null, truth == null || !truth ? now : null);
      }
    }
  }

  private void both(@Nullable FlowState whenTrue, @Nullable FlowState whenFalse) {
    ifTrue = whenTrue;
    ifFalse = whenFalse;
  }

  private void and(BinaryTree tree) {
    condition(tree.getLeftOperand());
    FlowState leftFalse = ifFalse;
    now = ifTrue;
    condition(tree.getRightOperand());
    ifFalse = FlowState.join(leftFalse, ifFalse);
  }

  private void or(BinaryTree tree) {
    condition(tree.getLeftOperand());
    FlowState leftTrue = ifTrue;
    now = ifFalse;
    condition(tree.getRightOperand());
    ifTrue = FlowState.join(leftTrue, ifTrue);
  }

  private void choice(ConditionalExpressionTree tree) {
    condition(tree.getCondition());
    FlowState otherwise = ifFalse;
    now = ifTrue;
    condition(tree.getTrueExpression());
    FlowState oneTrue = ifTrue;
    FlowState oneFalse = ifFalse;
    now = otherwise;
    condition(tree.getFalseExpression());
    both(FlowState.join(oneTrue, ifTrue), FlowState.join(oneFalse, ifFalse));
  }

  /** {@code stamp != 0}, {@code lock == null}, {@code taken == false}, {@code holds == 1}. */
  private void comparison(BinaryTree tree, boolean equal) {
    Boolean right = known(tree.getRightOperand());
    Boolean left = right == null ? known(tree.getLeftOperand()) : null;
    Boolean with = right != null ? right : left;
    if (with == null) {
      scan(tree, null);
      both(now, now);
      return;
    }
    condition(right != null ? tree.getLeftOperand() : tree.getRightOperand());
    if (with && !isBoolean(tree)) { // Another number is not zero either.
      both(ifTrue, FlowState.join(ifTrue, ifFalse));
    } else if (!with) {
      both(ifFalse, ifTrue);
    }
    if (!equal) {
      both(ifFalse, ifTrue);
    }
  }

  /** Whether a constant counts as true; of a fence's states, that is all but the first. */
  private @Nullable Boolean known(ExpressionTree expression) {
    Boolean constant = constant(expression);
    boolean named = expression instanceof IdentifierTree || expression instanceof MemberSelectTree;
    return (constant == null && exact && named) ? state(element(expression)) : constant;
  }

  private static @Nullable Boolean state(@Nullable Element constant) {
    if (constant == null
        || constant.getKind() != ElementKind.ENUM_CONSTANT
        || !constant.asType().toString().equals("dev.palisade.runtime.FenceStatus")) {
      return null;
    }
    return !constant.getSimpleName().contentEquals("PENDING");
  }

  @Override
  protected @Nullable Boolean state(ExpressionTree label) {
    return exact ? state(element(label)) : null;
  }

  /** {@code holds > 0}. */
  private void positive(BinaryTree tree) {
    if (!Boolean.FALSE.equals(constant(tree.getRightOperand()))) {
      scan(tree, null);
      both(now, now);
      return;
    }
    condition(tree.getLeftOperand());
    both(ifTrue, FlowState.join(ifTrue, ifFalse));
  }

  private static boolean isBoolean(BinaryTree tree) {
    return tree.getRightOperand().getKind() == Tree.Kind.BOOLEAN_LITERAL
        || tree.getLeftOperand().getKind() == Tree.Kind.BOOLEAN_LITERAL;
  }

  private void variable(ExpressionTree expression) {
    FlowState state = now;
    VariableElement variable = exact && state != null ? stable(expression) : null;
    if (state == null || variable == null) {
      both(state, state);
    } else {
      both(state.assume(variable, true), state.assume(variable, false));
    }
  }

  /** A variable that only this method can change; null for anything else. */
  private @Nullable VariableElement stable(ExpressionTree expression) {
    boolean own =
        !(expression instanceof MemberSelectTree select)
            || select.getExpression().toString().equals("this");
    return own
            && element(expression) instanceof VariableElement variable
            && (variable.getKind() != ElementKind.FIELD
                || variable.getModifiers().contains(Modifier.FINAL))
        ? variable
        : null;
  }

  /** Whether an expression is always true (not zero, not null), or never; null if it depends. */
  public static @Nullable Boolean constant(ExpressionTree expression) {
    return switch (expression.getKind()) {
      case NULL_LITERAL -> false;
      case NEW_CLASS, NEW_ARRAY, LAMBDA_EXPRESSION, MEMBER_REFERENCE, STRING_LITERAL -> true;
      case BOOLEAN_LITERAL -> (Boolean) ((LiteralTree) expression).getValue();
      case INT_LITERAL, LONG_LITERAL ->
          ((Number) ((LiteralTree) expression).getValue()).longValue() != 0;
      default -> null;
    };
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void p) {
    ExpressionTree value = tree.getExpression();
    if (!exact) {
      return super.visitReturn(tree, null);
    }
    if (value != null) {
      result(value, tree);
    } else {
      ends(tree, Result.UNKNOWN, now);
      now = null;
    }
    return null;
  }

  /** The body ends here with this result. */
  public final void result(ExpressionTree value, Tree at) {
    condition(value);
    if (ifTrue == ifFalse) {
      ends(at, Result.UNKNOWN, ifTrue);
    } else {
      ends(at, Result.SOME, ifTrue);
      ends(at, Result.NONE, ifFalse);
    }
    now = null;
  }

  private void ends(Tree at, Result result, @Nullable FlowState state) {
    if (state != null) {
      exits.add(new Exits.Exit(Exits.Kind.RETURN, at, result, state));
    }
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void p) {
    boolean logical =
        tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
    if (!exact || !logical) {
      return super.visitBinary(tree, null);
    }
    condition(tree);
    now = FlowState.join(ifTrue, ifFalse);
    return null;
  }

  @Override
  public @Nullable Void visitConditionalExpression(
      ConditionalExpressionTree tree, @Nullable Void p) {
    condition(tree.getCondition());
    FlowState otherwise = ifFalse;
    now = ifTrue;
    scan(tree.getTrueExpression(), null);
    FlowState one = now;
    now = otherwise;
    scan(tree.getFalseExpression(), null);
    now = FlowState.join(one, now);
    return null;
  }
}
