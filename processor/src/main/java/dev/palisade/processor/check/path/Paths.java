package dev.palisade.processor.check.path;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Threads a state through the statements of a method, once along every path; what a loop carries
 * from one round to the next is seen by its condition alone.
 *
 * @param <S> what is known at a point; immutable, and null where nobody comes
 */
public abstract class Paths<S> extends Calls {
  /** What is known here. */
  protected @Nullable S now;

  private final Map<Tree, S> jumps = new HashMap<>();
  private final Deque<Tree> targets = new ArrayDeque<>();
  private final Map<Tree, Name> labels = new HashMap<>();
  private final Deque<Tree> loops = new ArrayDeque<>();
  private @Nullable S thrown;
  private int tries;

  protected Paths(Unit unit) {
    super(unit);
  }

  /** What is known where two paths meet. */
  protected abstract S join(S one, S other);

  /** What is known of {@code state} where this, which is no logical operator, is true or not. */
  protected S assume(ExpressionTree condition, boolean is, S state) {
    return state;
  }

  /** A resource of a {@code try} is closed. */
  protected void closes(Tree resource) {}

  /** The innermost loop around this; null if there is none. */
  protected final @Nullable Tree loop() {
    return loops.peek();
  }

  private @Nullable S meet(@Nullable S one, @Nullable S other) {
    return one == null ? other : other == null ? one : join(one, other);
  }

  @Override
  final void mayThrow() {
    if (tries > 0) {
      thrown = meet(thrown, now);
    }
  }

  // Branches

  /** Evaluates a condition; afterwards {@link #now} is where it is true, the result where not. */
  private @Nullable S branch(@Nullable ExpressionTree tree) {
    if (tree == null) {
      return null;
    }
    ExpressionTree condition = ASTHelpers.stripParentheses(tree);
    scan(condition, null);
    S both = now;
    now = refine(condition, true, both);
    return refine(condition, false, both);
  }

  /** Of {@code a && b} that is true, both are; of one that is false, nothing is known but that. */
  private @Nullable S refine(ExpressionTree tree, boolean is, @Nullable S state) {
    if (state == null) {
      return null;
    }
    ExpressionTree condition = ASTHelpers.stripParentheses(tree);
    switch (condition.getKind()) {
      case LOGICAL_COMPLEMENT -> {
        return refine(((UnaryTree) condition).getExpression(), !is, state);
      }
      case CONDITIONAL_AND, CONDITIONAL_OR -> {
        BinaryTree binary = (BinaryTree) condition;
        boolean both = is == (condition.getKind() == Tree.Kind.CONDITIONAL_AND);
        S left = refine(binary.getLeftOperand(), is, state);
        if (both) {
          return refine(binary.getRightOperand(), is, left);
        }
        S others = refine(binary.getLeftOperand(), !is, state);
        return meet(left, refine(binary.getRightOperand(), is, others));
      }
      case BOOLEAN_LITERAL -> {
        boolean value = (Boolean) ((LiteralTree) condition).getValue();
        return value == is ? state : null;
      }
      default -> {
        return assume(condition, is, state);
      }
    }
  }

  @Override
  public @Nullable Void visitIf(IfTree tree, @Nullable Void p) {
    S otherwise = branch(tree.getCondition());
    scan(tree.getThenStatement(), null);
    S afterThen = now;
    now = otherwise;
    scan(tree.getElseStatement(), null);
    now = meet(afterThen, now);
    return null;
  }

  @Override
  public @Nullable Void visitConditionalExpression(
      ConditionalExpressionTree tree, @Nullable Void p) {
    S otherwise = branch(tree.getCondition());
    scan(tree.getTrueExpression(), null);
    S one = now;
    now = otherwise;
    scan(tree.getFalseExpression(), null);
    now = meet(one, now);
    return null;
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void p) {
    boolean and = tree.getKind() == Tree.Kind.CONDITIONAL_AND;
    if (!and && tree.getKind() != Tree.Kind.CONDITIONAL_OR) {
      return super.visitBinary(tree, null);
    }
    scan(tree.getLeftOperand(), null);
    S left = now;
    now = refine(tree.getLeftOperand(), and, left);
    scan(tree.getRightOperand(), null);
    now = meet(now, refine(tree.getLeftOperand(), !and, left));
    return null;
  }

  // Loops

  @Override
  public @Nullable Void visitLabeledStatement(LabeledStatementTree tree, @Nullable Void p) {
    labels.put(tree.getStatement(), tree.getLabel());
    target(tree.getStatement(), tree.getStatement());
    return null;
  }

  /** Walks what {@code break} leaves. */
  private void target(Tree target, @Nullable Tree body) {
    targets.push(target);
    scan(body, null);
    targets.pop();
    if (body == target) {
      now = meet(now, jumps.remove(target));
    }
  }

  private void loop(
      Tree tree, @Nullable ExpressionTree condition, Tree body, List<? extends Tree> updates) {
    loops.push(tree);
    S out = branch(condition);
    target(tree, body);
    now = meet(now, jumps.remove(body));
    scan(updates, null);
    S again = branch(condition);
    loops.pop();
    now = meet(meet(out, again), jumps.remove(tree));
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void p) {
    loop(tree, tree.getCondition(), tree.getStatement(), List.of());
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void p) {
    scan(tree.getInitializer(), null);
    loop(tree, tree.getCondition(), tree.getStatement(), tree.getUpdate());
    return null;
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void p) {
    loops.push(tree);
    target(tree, tree.getStatement());
    now = meet(now, jumps.remove(tree.getStatement()));
    S out = branch(tree.getCondition());
    loops.pop();
    now = meet(out, jumps.remove(tree));
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void p) {
    scan(tree.getVariable(), null);
    scan(tree.getExpression(), null);
    S none = now;
    loops.push(tree);
    target(tree, tree.getStatement());
    loops.pop();
    now = meet(meet(now, jumps.remove(tree.getStatement())), meet(none, jumps.remove(tree)));
    return null;
  }

  // Switch

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    S before = selects(tree.getExpression());
    boolean complete = cases(tree, tree.getCases());
    now = meet(now, jumps.remove(tree));
    now = complete ? now : meet(now, before);
    return null;
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    selects(tree.getExpression());
    boolean unused = cases(tree, tree.getCases());
    now = jumps.remove(tree);
    return null;
  }

  /** A value selects where to go on. */
  private @Nullable S selects(ExpressionTree tree) {
    now = now == null ? null : assume(ASTHelpers.stripParentheses(tree), true, now);
    return now;
  }

  private boolean cases(Tree target, List<? extends CaseTree> cases) {
    S before = now;
    now = null;
    boolean complete = false;
    targets.push(target);
    for (CaseTree each : cases) {
      complete |= each.getExpressions().isEmpty();
      now = meet(before, now);
      super.visitCase(each, null); // guards have no accessor before JDK 21
      if (each.getCaseKind() == CaseTree.CaseKind.RULE) {
        jump(target);
      }
    }
    targets.pop();
    return complete;
  }

  // Jumps

  private void jump(@Nullable Tree target) {
    S arriving = meet(now, target == null ? null : jumps.get(target));
    if (arriving != null && target != null) {
      jumps.put(target, arriving);
    }
    now = null;
  }

  @Override
  public @Nullable Void visitBreak(BreakTree tree, @Nullable Void p) {
    Name label = tree.getLabel();
    jump(targetOf(label, label == null));
    return null;
  }

  @Override
  public @Nullable Void visitContinue(ContinueTree tree, @Nullable Void p) {
    Tree loop = targetOf(tree.getLabel(), false);
    jump(loop == null ? null : bodyOf(loop));
    return null;
  }

  @Override
  public @Nullable Void visitYield(YieldTree tree, @Nullable Void p) {
    scan(tree.getValue(), null);
    for (Tree each : targets) {
      if (each instanceof SwitchExpressionTree) {
        jump(each);
        return null;
      }
    }
    return null;
  }

  private @Nullable Tree targetOf(@Nullable Name label, boolean orSwitch) {
    for (Tree each : targets) {
      boolean meant =
          label == null
              ? bodyOf(each) != null || (orSwitch && each instanceof SwitchTree)
              : label.equals(labels.get(each));
      if (meant) {
        return each;
      }
    }
    return null;
  }

  private static @Nullable Tree bodyOf(Tree tree) {
    return switch (tree.getKind()) {
      case WHILE_LOOP -> ((WhileLoopTree) tree).getStatement();
      case DO_WHILE_LOOP -> ((DoWhileLoopTree) tree).getStatement();
      case FOR_LOOP -> ((ForLoopTree) tree).getStatement();
      case ENHANCED_FOR_LOOP -> ((EnhancedForLoopTree) tree).getStatement();
      default -> null;
    };
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    mayThrow(); // a "finally" is passed on the way out
    jump(bodies.peek());
    return null;
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    mayThrow();
    now = null;
    return null;
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void p) {
    S outer = thrown;
    thrown = now;
    tries++;
    scan(tree.getResources(), null);
    scan(tree.getBlock(), null);
    for (int i = tree.getResources().size() - 1; i >= 0 && now != null; i--) {
      closes(tree.getResources().get(i));
    }
    S failed = thrown;
    S end = now;
    for (CatchTree each : tree.getCatches()) {
      now = failed;
      scan(each.getBlock(), null);
      end = meet(end, now);
    }
    tries--;
    if (tree.getFinallyBlock() != null) {
      now = thrown;
      scan(tree.getFinallyBlock(), null);
      outer = meet(outer, now);
      now = end;
      if (end != null) {
        scan(tree.getFinallyBlock(), null);
      }
    } else {
      outer = meet(outer, thrown);
      now = end;
    }
    thrown = tries > 0 ? outer : null;
    return null;
  }

  // Calls

  /** What is known after a body that starts with {@code before}. */
  public final @Nullable S walk(Tree body, S before) {
    now = before;
    body(body);
    return now;
  }

  @Override
  final void body(Tree body) {
    bodies.push(body);
    scan(body, null);
    bodies.pop();
    now = meet(now, jumps.remove(body));
  }
}
