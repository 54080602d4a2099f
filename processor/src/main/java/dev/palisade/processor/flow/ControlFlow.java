package dev.palisade.processor.flow;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a method's statements run: threads the state {@link #now} through branches,
 * conditions, loops, jumps and {@code finally}.
 *
 * <p>Each statement is walked once; but a loop whose body changes what is known at its head is
 * walked again, a few times.
 *
 * @param <S> what is known at a point
 */
public abstract class ControlFlow<S> extends Jumps<S> {
  private static final Set<Tree.Kind> STEPS =
      EnumSet.of(
          Tree.Kind.PREFIX_INCREMENT,
          Tree.Kind.PREFIX_DECREMENT,
          Tree.Kind.POSTFIX_INCREMENT,
          Tree.Kind.POSTFIX_DECREMENT);

  /** What {@link #condition} leaves: the state where it is true, and where it is false. */
  public @Nullable S ifTrue;

  public @Nullable S ifFalse;

  private final int rounds;
  private @Nullable Name pendingLabel;

  /**
   * @param rounds how often the body of a loop is walked at most
   */
  protected ControlFlow(int rounds) {
    this.rounds = rounds;
  }

  /** Evaluates a condition that no logical operator makes up, as {@link #condition} does. */
  protected abstract void test(ExpressionTree condition);

  /** Evaluates what a loop takes its elements from. */
  protected void elements(EnhancedForLoopTree loop) {
    scan(loop.getExpression(), null);
  }

  /** Assigns the next element. */
  protected void nextElement(Tree loop, List<? extends VariableTree> element) {}

  /** Before a round of a loop: what its body assigns is not known at its head. */
  protected void enterRound(Tree loop, int round) {}

  /** What is known at the head of a loop before its last round, if it has not settled. */
  protected S widen(S head) {
    return head;
  }

  /** What is known where a loop ends, {@code again} being known where it goes on. */
  protected S ends(S out, S again) {
    return out;
  }

  /** A point that {@link #forgetSince} goes back to. */
  protected Object mark() {
    return this;
  }

  /** Forgets what was recorded since a mark, because that code is about to be walked again. */
  protected void forgetSince(Object mark) {}

  /** Whether this is one of {@code ++} and {@code --}. */
  public static boolean isStep(Tree tree) {
    return STEPS.contains(tree.getKind());
  }

  // Sequences, branches

  /** What is known where a condition is true, and where it is false. */
  protected final void both(@Nullable S whenTrue, @Nullable S whenFalse) {
    ifTrue = whenTrue;
    ifFalse = whenFalse;
  }

  /** Evaluates a condition into {@link #ifTrue} and {@link #ifFalse}; none means true. */
  public final void condition(@Nullable ExpressionTree condition) {
    if (condition == null) {
      both(now, null);
    } else if (condition instanceof ParenthesizedTree inner) {
      condition(inner.getExpression());
    } else if (condition.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      condition(((UnaryTree) condition).getExpression());
      both(ifFalse, ifTrue);
    } else if (isLogical(condition)) {
      logical((BinaryTree) condition);
    } else if (condition instanceof ConditionalExpressionTree choice) {
      choice(choice);
    } else {
      test(condition);
    }
  }

  /** Whether this is {@code &&} or {@code ||}. */
  protected static boolean isLogical(ExpressionTree tree) {
    return tree.getKind() == Tree.Kind.CONDITIONAL_AND
        || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
  }

  private void logical(BinaryTree tree) {
    boolean and = tree.getKind() == Tree.Kind.CONDITIONAL_AND;
    condition(tree.getLeftOperand());
    S decided = and ? ifFalse : ifTrue;
    now = and ? ifTrue : ifFalse;
    condition(tree.getRightOperand());
    both(and ? ifTrue : meet(decided, ifTrue), and ? meet(decided, ifFalse) : ifFalse);
  }

  private void choice(ConditionalExpressionTree tree) {
    condition(tree.getCondition());
    S otherwise = ifFalse;
    now = ifTrue;
    condition(tree.getTrueExpression());
    S oneTrue = ifTrue;
    S oneFalse = ifFalse;
    now = otherwise;
    condition(tree.getFalseExpression());
    both(meet(oneTrue, ifTrue), meet(oneFalse, ifFalse));
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void p) {
    if (!isLogical(tree)) {
      return super.visitBinary(tree, null);
    }
    condition(tree);
    now = meet(ifTrue, ifFalse);
    return null;
  }

  @Override
  public @Nullable Void visitConditionalExpression(
      ConditionalExpressionTree tree, @Nullable Void p) {
    branch(tree.getCondition(), tree.getTrueExpression(), tree.getFalseExpression());
    return null;
  }

  @Override
  public @Nullable Void visitIf(IfTree tree, @Nullable Void p) {
    branch(tree.getCondition(), tree.getThenStatement(), tree.getElseStatement());
    return null;
  }

  private void branch(ExpressionTree condition, Tree one, @Nullable Tree other) {
    condition(condition);
    S otherwise = ifFalse;
    now = ifTrue;
    scan(one, null);
    S after = now;
    now = otherwise;
    scan(other, null);
    now = meet(after, now);
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
    scan(new Target(tree, tree.getLabel()), body);
    now = meet(now, arriving(Exits.Kind.BREAK, tree));
    return null;
  }

  private static boolean isLoop(StatementTree tree) {
    return tree instanceof WhileLoopTree
        || tree instanceof ForLoopTree
        || tree instanceof EnhancedForLoopTree
        || tree instanceof DoWhileLoopTree;
  }

  // Loops

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void p) {
    Target target = takeLabel(tree);
    loop(tree, () -> condition(tree.getCondition()), () -> body(target, tree.getStatement()));
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void p) {
    Target target = takeLabel(tree);
    scan(tree.getInitializer(), null);
    Runnable body =
        () -> {
          body(target, tree.getStatement());
          scan(tree.getUpdate(), null);
        };
    loop(tree, () -> condition(tree.getCondition()), body);
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void p) {
    Target target = takeLabel(tree);
    elements(tree);
    each(tree, List.of(tree.getVariable()), () -> body(target, tree.getStatement()));
    return null;
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void p) {
    Target target = takeLabel(tree);
    Runnable round =
        () -> {
          body(target, tree.getStatement());
          condition(tree.getCondition());
        };
    loop(tree, round, () -> {});
    return null;
  }

  private Target takeLabel(Tree loop) {
    Target target = new Target(loop, pendingLabel);
    pendingLabel = null;
    return target;
  }

  private void body(Target target, Tree body) {
    scan(target, body);
    now = meet(now, arriving(Exits.Kind.CONTINUE, target.tree()));
  }

  /** Walks a body for each element of something, if there is one. */
  protected final void each(Tree loop, List<? extends VariableTree> element, Runnable body) {
    Runnable next =
        () -> {
          ifFalse = now;
          nextElement(loop, element);
          ifTrue = now;
        };
    loop(loop, next, body);
  }

  /** Walks a body while a condition is true. */
  protected void loop(Tree tree, Runnable condition, Runnable body) {
    boolean tested = !(tree instanceof DoWhileLoopTree);
    Object mark = mark();
    S head = now;
    for (int round = 1; ; round++) {
      now = head;
      enterRound(tree, round);
      head = now;
      condition.run();
      S out = ifFalse;
      now = ifTrue;
      body.run();
      S again = now;
      S next = meet(head, again);
      boolean settled = next == head;
      if (next == null || settled || round >= rounds) {
        S end = tested && !settled ? last(next, condition) : out;
        end = !tested || end == null || again == null ? end : ends(end, again);
        now = meet(end, arriving(Exits.Kind.BREAK, tree));
        return;
      }
      head = round == rounds - 1 ? widen(next) : next;
      forgetSince(mark);
    }
  }

  /** Where the condition is false in a round of which nothing else is looked at. */
  private @Nullable S last(@Nullable S head, Runnable condition) {
    now = head;
    mute(true);
    condition.run();
    mute(false);
    return ifFalse;
  }

  // Switch

  /** Evaluates what a switch goes by, into {@link #ifTrue} and {@link #ifFalse} if it is one. */
  protected void select(Tree tree, ExpressionTree selector) {
    condition(selector);
  }

  /** What is known of {@code selected} where a case starts. */
  protected @Nullable S enter(
      CaseTree one, List<? extends CaseTree> all, Tree tree, @Nullable S selected) {
    return selected;
  }

  /** The cases name all there is, so that one of them runs. */
  protected boolean isComplete(ExpressionTree selector, List<? extends CaseTree> cases) {
    return cases.stream().anyMatch(each -> each.getExpressions().isEmpty());
  }

  /** Labels and guards have no accessor before JDK 21; the scanner visits them, then the body. */
  protected void walkCase(CaseTree tree, boolean yields) {
    super.visitCase(tree, null);
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void p) {
    select(tree, tree.getExpression());
    S before = now;
    cases(new Target(tree, null), tree.getCases());
    now = meet(now, arriving(Exits.Kind.BREAK, tree));
    now = isComplete(tree.getExpression(), tree.getCases()) ? now : meet(now, before);
    return null;
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void p) {
    select(tree, tree.getExpression());
    cases(new Target(tree, null), tree.getCases());
    now = arriving(Exits.Kind.YIELD, tree);
    return null;
  }

  private void cases(Target target, List<? extends CaseTree> cases) {
    S before = now;
    S whenTrue = ifTrue;
    S whenFalse = ifFalse;
    now = null;
    targets.add(target);
    for (CaseTree each : cases) {
      both(whenTrue, whenFalse);
      now = meet(enter(each, cases, target.tree(), before), now);
      boolean yields = target.tree() instanceof SwitchExpressionTree;
      walkCase(each, yields);
      if (each.getCaseKind() == CaseTree.CaseKind.RULE) {
        exit(yields ? Exits.Kind.YIELD : Exits.Kind.BREAK, target.tree(), now);
        now = null;
      }
    }
    targets.remove(targets.size() - 1);
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
