package dev.palisade.processor.flow;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Exit.Result;
import dev.palisade.processor.flow.Exits.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What a condition tells: follows {@code && || ! ?:} and comparisons with constants, learns the
 * truth of variables, and lets {@code tryLock()} be held only where it was true.
 *
 * <p>That is worth its price only where locks are taken by calls: nesting of {@code synchronized}
 * does not depend on conditions. {@link #exact} is off until such a call has been seen.
 */
public abstract class Conditions extends ControlFlow<FlowState> {
  private static final int ROUNDS = 4;

  /**
   * Whether what is held depends on more than the nesting of statements: then conditions are
   * followed, and every way out of the method is told apart.
   */
  public final boolean exact;

  /** The call that was evaluated last, if what is held depends on its result. */
  private @Nullable MethodInvocationTree decided;

  private @Nullable FlowState decidedTrue;
  private @Nullable FlowState decidedFalse;

  protected Conditions(boolean exact) {
    super(ROUNDS);
    this.exact = exact;
  }

  /** What a tree declares or refers to. */
  protected abstract @Nullable Element element(Tree tree);

  /** Takes the monitor of a {@code synchronized} block; returns how it is given back. */
  protected abstract UnaryOperator<HeldSet> enterMonitor(SynchronizedTree block);

  /** The implicit {@code close()} of a resource. */
  protected abstract void close(Tree resource);

  /** Whether a handler of this type certainly catches what is thrown. */
  protected abstract boolean catches(Tree type, ThrowTree thrown);

  /** Whether a handler of this type is for what is declared to be thrown, and that alone. */
  protected abstract boolean meets(Tree type, TypeMirror declared);

  /** One way out of the body; {@code at} is null where it ends after its last statement. */
  protected abstract void leave(
      MethodFacts.Exit.Kind kind, Result result, @Nullable Tree at, FlowState state);

  /** Whether an expression means the same each time: a parameter, a final field, its getter. */
  protected abstract boolean isFixed(ExpressionTree expression);

  /** Whether a variable that a condition asks for is what was passed to the method. */
  protected abstract boolean isPassed(@Nullable Element variable);

  /** Two values are put together, perhaps to see which is greater. */
  protected void compares(BinaryTree tree) {}

  /** A call had one effect if it returned true, another if it returned false. */
  public final void decide(
      MethodInvocationTree call, @Nullable FlowState whenTrue, @Nullable FlowState whenFalse) {
    decided = call;
    decidedTrue = whenTrue;
    decidedFalse = whenFalse;
    now = FlowState.join(whenTrue, whenFalse);
  }

  @Override
  protected final void test(ExpressionTree condition) {
    Tree.Kind kind = condition.getKind();
    if (kind == Tree.Kind.EQUAL_TO || kind == Tree.Kind.NOT_EQUAL_TO) {
      comparison((BinaryTree) condition, kind == Tree.Kind.EQUAL_TO);
    } else if (kind == Tree.Kind.GREATER_THAN) {
      positive((BinaryTree) condition);
    } else {
      scan(condition, null);
      tested(condition);
    }
  }

  private void tested(ExpressionTree condition) {
    if (decided == condition) {
      both(decidedTrue, decidedFalse);
    } else if (exact && condition instanceof AssignmentTree assignment) {
      assume(stable(assignment.getVariable()));
    } else if (condition instanceof IdentifierTree && isPassed(element(condition))) {
      assume(stable(condition));
    } else if (exact
        && (condition instanceof IdentifierTree
            || condition instanceof MemberSelectTree
            || condition instanceof MethodInvocationTree)) {
      assume(stable(condition));
    } else if (exact && condition instanceof BinaryTree && isLasting(condition)) {
      assume(condition.toString());
    } else {
      Boolean truth = Constants.truth(condition);
      both(truth == null || truth ? now : null, truth == null || !truth ? now : null);
    }
  }

  /** {@code stamp != 0}, {@code lock == null}, {@code taken == false}, {@code holds == 1}. */
  private void comparison(BinaryTree tree, boolean equal) {
    Boolean right = known(tree.getRightOperand());
    Boolean left = right == null ? known(tree.getLeftOperand()) : null;
    Boolean with = right != null ? right : left;
    if (with == null) {
      scan(tree, null);
      boolean fixed = exact && isFixed(tree.getLeftOperand()) && isFixed(tree.getRightOperand());
      assume(fixed ? tree.getLeftOperand() + "=" + tree.getRightOperand() : null);
    } else {
      condition(right != null ? tree.getLeftOperand() : tree.getRightOperand());
      if (with && !isBoolean(tree)) { // Another number is not zero either.
        both(ifTrue, FlowState.join(ifTrue, ifFalse));
      } else if (!with) {
        both(ifFalse, ifTrue);
      }
    }
    if (!equal) {
      both(ifFalse, ifTrue);
    }
  }

  /** Whether a constant counts as true; of a fence's states, that is all but the first. */
  private @Nullable Boolean known(ExpressionTree expression) {
    Boolean constant = Constants.truth(expression);
    boolean named = expression instanceof IdentifierTree || expression instanceof MemberSelectTree;
    return (constant == null && exact && named) ? Constants.state(element(expression)) : constant;
  }

  @Override
  protected final @Nullable FlowState enter(
      CaseTree one, List<? extends CaseTree> all, Tree tree, @Nullable FlowState selected) {
    List<? extends ExpressionTree> labels = one.getExpressions();
    Boolean state = (exact && labels.size() == 1) ? Constants.state(element(labels.get(0))) : null;
    return state == null ? selected : state ? ifTrue : ifFalse;
  }

  /** {@code holds > 0}. */
  private void positive(BinaryTree tree) {
    if (!Boolean.FALSE.equals(Constants.truth(tree.getRightOperand()))) {
      scan(tree, null);
      tested(tree);
      return;
    }
    compares(tree);
    condition(tree.getLeftOperand());
    both(ifTrue, FlowState.join(ifTrue, ifFalse));
    if (exact && isLasting(tree)) {
      String text = tree.toString();
      both(
          ifTrue == null ? null : ifTrue.assume(text, true),
          ifFalse == null ? null : ifFalse.assume(text, false));
    }
  }

  /** Whether a value is made of what is fixed, but of no parameter: that may be counted down. */
  private boolean isLasting(ExpressionTree value) {
    if (value instanceof BinaryTree pair) {
      return isLasting(pair.getLeftOperand()) && isLasting(pair.getRightOperand());
    }
    Element named = element(value);
    return value instanceof LiteralTree
        || (isFixed(value) && (named == null || named.getKind() != ElementKind.PARAMETER));
  }

  private static boolean isBoolean(BinaryTree tree) {
    return tree.getRightOperand().getKind() == Tree.Kind.BOOLEAN_LITERAL
        || tree.getLeftOperand().getKind() == Tree.Kind.BOOLEAN_LITERAL;
  }

  private void assume(@Nullable Object variable) {
    FlowState state = now;
    if (state == null || variable == null) {
      both(state, state);
    } else {
      both(state.assume(variable, true), state.assume(variable, false));
    }
  }

  /** A method of what an expression stands for is called, so that is not null. */
  public final void dereferenced(@Nullable ExpressionTree on) {
    ExpressionTree plain = on instanceof ParenthesizedTree same ? same.getExpression() : on;
    ExpressionTree named = plain instanceof AssignmentTree anew ? anew.getVariable() : plain;
    Object variable = named == null ? null : stable(named);
    FlowState sure = variable == null || now == null ? null : now.assume(variable, true);
    now = sure == null ? now : sure;
  }

  /** A variable that only this method can change, or what is fixed; null for anything else. */
  private @Nullable Object stable(ExpressionTree expression) {
    boolean own =
        !(expression instanceof MemberSelectTree select)
            || select.getExpression().toString().equals("this");
    return own
            && element(expression) instanceof VariableElement variable
            && (variable.getKind() != ElementKind.FIELD
                || variable.getModifiers().contains(Modifier.FINAL))
        ? variable
        : isFixed(expression) ? expression.toString() : null;
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void p) {
    ExpressionTree value = tree.getExpression();
    if (exact && value != null) {
      result(value, tree);
    } else {
      scan(value, null);
      exit(Exits.Kind.RETURN, exact ? tree : null, now);
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
      pass(new Exit<>(Exits.Kind.RETURN, at, result, null, state));
    }
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    mayThrow();
    exit(Exits.Kind.RAISE, tree, exact ? now : null);
    now = null;
    return null;
  }

  /** Of what is not followed exactly, only the order of its parts matters. */
  @Override
  public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void p) {
    compares(tree);
    if (exact) {
      return super.visitBinary(tree, null);
    }
    scan(tree.getLeftOperand(), null);
    return scan(tree.getRightOperand(), null);
  }

  // Loops and jumps

  @Override
  protected final void leave(Exit<FlowState> exit) {
    boolean raised = exit.kind() == Exits.Kind.RAISE;
    MethodFacts.Exit.Kind kind =
        raised ? MethodFacts.Exit.Kind.THROW : MethodFacts.Exit.Kind.RETURN;
    leave(kind, exit.result(), exit.target(), exit.state());
  }

  @Override
  protected final FlowState join(FlowState one, FlowState other) {
    FlowState joined = FlowState.join(one, other);
    return joined == null ? one : joined;
  }

  @Override
  protected final FlowState widen(FlowState head) {
    return head.merged();
  }

  @Override
  protected final FlowState ends(FlowState out, FlowState again) {
    return out.knowingOfElements(again);
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    UnaryOperator<HeldSet> release = enterMonitor(tree);
    for (Exit<FlowState> exit : scoped(() -> scan(tree.getBlock(), null))) {
      pass(exit.with(after(release, exit.state())));
    }
    now = now == null ? null : after(release, now);
    return null;
  }

  private static FlowState after(UnaryOperator<HeldSet> change, FlowState state) {
    return state.map(way -> way.holding(change.apply(way.held())));
  }

  @Override
  protected final List<Exit<FlowState>> closed(Tree resource, List<Exit<FlowState>> leaving) {
    FlowState end = now;
    for (Exit<FlowState> exit : leaving) {
      now = exit.kind() == Exits.Kind.THROW ? now : meet(now, exit.state());
    }
    close(resource);
    mute(true);
    List<Exit<FlowState>> closed = new ArrayList<>(leaving.size());
    for (Exit<FlowState> exit : leaving) {
      now = exit.state();
      close(resource);
      closed.add(now == null ? exit : exit.with(now));
    }
    now = end;
    close(resource);
    mute(false);
    return closed;
  }

  @Override
  protected final @Nullable FlowState caught(
      TryTree tree, CatchTree handler, List<Exit<FlowState>> leaving, @Nullable FlowState before) {
    List<Exit<FlowState>> thrown = new ArrayList<>(leaving);
    if (leaving.stream().anyMatch(exit -> declares(exit, handler))) {
      thrown.removeIf(exit -> exit.thrown() != null && !declares(exit, handler));
    }
    FlowState caught = thrown(thrown, before);
    return caught == null ? null : caught.doubted();
  }

  /** Whether what is thrown is declared, and is what a handler is for that no other call meets. */
  private boolean declares(Exit<FlowState> exit, CatchTree handler) {
    List<? extends TypeMirror> declared = exit.thrown();
    return exit.kind() == Exits.Kind.THROW
        && declared != null
        && typesOf(handler).stream()
            .allMatch(
                type -> !isWide(type) && declared.stream().anyMatch(each -> meets(type, each)));
  }

  /** A block that neither calls nor throws anything is taken to throw at its end, if at all. */
  private @Nullable FlowState thrown(List<Exit<FlowState>> leaving, @Nullable FlowState before) {
    FlowState left = now;
    FlowState thrown = null;
    for (Exit<FlowState> exit : leaving) {
      thrown = exit.kind() == Exits.Kind.THROW ? meet(thrown, exit.state()) : thrown;
      left = meet(left, exit.state());
    }
    return thrown != null ? thrown : left != null ? left : before;
  }

  @Override
  protected final List<Exit<FlowState>> uncaught(
      TryTree tree, List<Exit<FlowState>> leaving, @Nullable FlowState before) {
    List<Exit<FlowState>> all = new ArrayList<>(leaving);
    FlowState thrown = thrown(leaving, before);
    if (thrown != null && leaving.stream().noneMatch(each -> each.kind() == Exits.Kind.THROW)) {
      all.add(new Exit<>(Exits.Kind.THROW, null, thrown));
    }
    return super.uncaught(tree, all, before);
  }

  @Override
  protected final boolean catches(CatchTree handler, Exit<FlowState> exit, boolean surely) {
    return typesOf(handler).stream()
        .anyMatch(
            type ->
                exit.target() instanceof ThrowTree thrown ? catches(type, thrown) : isWide(type));
  }

  private static boolean isWide(Tree type) {
    return type.toString().equals("Throwable") || type.toString().equals("Exception");
  }
}
