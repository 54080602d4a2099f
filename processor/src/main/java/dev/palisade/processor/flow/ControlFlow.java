package dev.palisade.processor.flow;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import java.util.List;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a method's statements run: threads the state {@link #now} through branches,
 * loops, jumps and {@code finally}.
 *
 * <p>Each statement is walked once; but a loop whose body changes what is held or known at its head
 * is walked again, at most {@value #ROUNDS} times.
 */
public abstract class ControlFlow extends Jumps {
  private static final int ROUNDS = 4;

  /** What {@link #condition} leaves: the state where it is true, and where it is false. */
  public @Nullable FlowState ifTrue;

  public @Nullable FlowState ifFalse;

  private @Nullable Name pendingLabel;

  ControlFlow(boolean exact) {
    super(exact);
  }

  /** Evaluates a condition into {@link #ifTrue} and {@link #ifFalse}; none means true. */
  protected abstract void condition(@Nullable ExpressionTree condition);

  /** What the condition that is switched on must be for a label; null if that says nothing. */
  protected abstract @Nullable Boolean state(ExpressionTree label);

  /** Before a loop: what its body assigns is not known at its head. */
  protected abstract void enterLoop(Tree loop);

  /** Assigns the next element. */
  protected abstract void nextElement(EnhancedForLoopTree loop);

  /** A point that {@link #forgetSince} goes back to. */
  protected abstract Object mark();

  /** Forgets what was recorded since a mark, because that code is about to be walked again. */
  protected abstract void forgetSince(Object mark);

  // Sequences, branches

  @Override
  public @Nullable Void visitIf(IfTree tree, @Nullable Void p) {
    condition(tree.getCondition());
    FlowState otherwise = ifFalse;
    now = ifTrue;
    scan(tree.getThenStatement(), null);
    FlowState afterThen = now;
    now = otherwise;
    scan(tree.getElseStatement(), null);
    now = FlowState.join(afterThen, now);
    return null;
  }

  @Override
  public @Nullable Void visitLabeledStatement(LabeledStatementTree tree, @Nullable Void p) {
    StatementTree body = tree.getStatement();
    if (isLoop(body)) {
      pendingLabel = tree.getLabel();
      scan(body, null);
      pendingLabel = null;
      return null;
    }
    targets.add(new Target(tree, tree.getLabel(), TargetKind.BLOCK));
    scan(body, null);
    targets.remove(targets.size() - 1);
    now = FlowState.join(now, exits.take(Exits.Kind.BREAK, tree));
    return null;
  }

  private static boolean isLoop(StatementTree tree) {
    return switch (tree.getKind()) {
      case FOR_LOOP, ENHANCED_FOR_LOOP, WHILE_LOOP, DO_WHILE_LOOP -> true;
      default -> false;
    };
  }

  // Loops

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void p) {
    loop(tree, () -> condition(tree.getCondition()), tree.getStatement(), List.of());
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void p) {
    Name label = takeLabel();
    scan(tree.getInitializer(), null);
    pendingLabel = label;
    loop(tree, () -> condition(tree.getCondition()), tree.getStatement(), tree.getUpdate());
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void p) {
    Name label = takeLabel();
    scan(tree.getExpression(), null);
    pendingLabel = label;
    Runnable next =
        () -> {
          ifFalse = now;
          nextElement(tree);
          ifTrue = now;
        };
    loop(tree, next, tree.getStatement(), List.of());
    return null;
  }

  private @Nullable Name takeLabel() {
    Name label = pendingLabel;
    pendingLabel = null;
    return label;
  }

  private void loop(
      Tree tree, Runnable condition, StatementTree body, List<? extends Tree> updates) {
    Target target = new Target(tree, takeLabel(), TargetKind.LOOP);
    enterLoop(tree);
    Object mark = mark();
    FlowState head = now;
    for (int round = 1; ; round++) {
      now = head;
      condition.run();
      FlowState out = ifFalse;
      now = ifTrue;
      bodyOf(target, body);
      now = FlowState.join(now, exits.take(Exits.Kind.CONTINUE, tree));
      scan(updates, null);
      FlowState again = now;
      FlowState next = FlowState.join(head, again);
      if (next == head || next == null || round >= ROUNDS) {
        FlowState ends = out == null || again == null ? out : out.knowingOfElements(again);
        now = FlowState.join(ends, exits.take(Exits.Kind.BREAK, tree));
        return;
      }
      head = round == ROUNDS - 1 ? next.merged() : next;
      forgetSince(mark);
    }
  }

  private void bodyOf(Target target, Tree body) {
    targets.add(target);
    scan(body, null);
    targets.remove(targets.size() - 1);
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void p) {
    Target target = new Target(tree, takeLabel(), TargetKind.LOOP);
    enterLoop(tree);
    Object mark = mark();
    FlowState head = now;
    for (int round = 1; ; round++) {
      now = head;
      bodyOf(target, tree.getStatement());
      now = FlowState.join(now, exits.take(Exits.Kind.CONTINUE, tree));
      condition(tree.getCondition());
      FlowState next = FlowState.join(head, ifTrue);
      if (next == head || next == null || round >= ROUNDS) {
        now = FlowState.join(ifFalse, exits.take(Exits.Kind.BREAK, tree));
        return null;
      }
      head = round == ROUNDS - 1 ? next.merged() : next;
      forgetSince(mark);
    }
  }

  // Switch

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void p) {
    condition(tree.getExpression());
    FlowState before = now;
    boolean complete = cases(new Target(tree, null, TargetKind.SWITCH), tree.getCases());
    now = FlowState.join(now, exits.take(Exits.Kind.BREAK, tree));
    now = complete ? now : FlowState.join(now, before);
    return null;
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void p) {
    condition(tree.getExpression());
    cases(new Target(tree, null, TargetKind.SWITCH_EXPRESSION), tree.getCases());
    now = exits.take(Exits.Kind.YIELD, tree);
    return null;
  }

  /**
   * Walks the cases; returns whether one of them always runs: there is a {@code default}, or a
   * pattern, and then the compiler has checked it.
   */
  private boolean cases(Target target, List<? extends CaseTree> cases) {
    FlowState before = now;
    FlowState whenTrue = ifTrue;
    FlowState whenFalse = ifFalse;
    now = null;
    boolean complete = false;
    targets.add(target);
    for (CaseTree each : cases) {
      complete |= each.getExpressions().isEmpty();
      Boolean state =
          each.getExpressions().size() == 1 ? state(each.getExpressions().get(0)) : null;
      now = FlowState.join(state == null ? before : state ? whenTrue : whenFalse, now);
      // Labels and guards have no accessor before JDK 21; the scanner visits them, then the body.
      super.visitCase(each, null);
      if (each.getCaseKind() == CaseTree.CaseKind.RULE) {
        boolean yields = target.kind() == TargetKind.SWITCH_EXPRESSION;
        exits.add(yields ? Exits.Kind.YIELD : Exits.Kind.BREAK, target.tree(), now);
        now = null;
      }
    }
    targets.remove(targets.size() - 1);
    return complete;
  }

  // What does not run

  @Override
  public @Nullable Void visitModifiers(ModifiersTree tree, @Nullable Void p) {
    return null;
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void p) {
    return null;
  }
}
