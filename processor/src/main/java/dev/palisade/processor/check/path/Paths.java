package dev.palisade.processor.check.path;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.palisade.processor.flow.ControlFlow;
import dev.palisade.processor.flow.Exits;
import dev.palisade.processor.flow.Exits.Exit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Threads a state along the paths through a method, the methods of the same file that it calls, and
 * the lambdas that run before a call of theirs ends. Names are not told apart by when they were
 * assigned, so what a loop carries from one round to the next is seen by its condition alone.
 *
 * @param <S> what is known at a point; immutable
 */
public abstract class Paths<S> extends ControlFlow<S> {
  private static final int DEPTH = 5;

  protected final Unit unit;

  /** Names, where the parameters of calls that are being followed stand for their arguments. */
  protected final Roots roots;

  /** The bodies that are being walked, the inner ones first. */
  protected final Deque<Tree> bodies = new ArrayDeque<>();

  private final Deque<Tree> loops = new ArrayDeque<>();
  private int again;

  protected Paths(Unit unit) {
    super(1);
    this.unit = unit;
    this.roots = new Roots(unit, false);
  }

  /** What is known of {@code state} where this, which is no logical operator, is true or not. */
  protected S assume(ExpressionTree condition, boolean is, S state) {
    return state;
  }

  /** A resource of a {@code try} is closed. */
  protected void closes(Tree resource) {}

  /**
   * A call, after its arguments; or a method reference that is called before the call it is given
   * to ends.
   *
   * @return whether all is known of it; otherwise its body is followed, if it is in this file
   */
  protected abstract boolean call(ExpressionTree callOrReference);

  /** The body of {@code call} has been followed. */
  protected void followed(ExpressionTree call, MethodTree callee) {}

  /** What is known after a body that starts with {@code before}. */
  public final @Nullable S walk(Tree body, S before) {
    now = before;
    List<Exit<S>> unused = scoped(() -> body(body));
    return now;
  }

  private void body(Tree body) {
    bodies.push(body);
    inline(() -> scan(body, null));
    bodies.pop();
  }

  /** A value, or nothing, is returned. */
  protected void returns(@Nullable ExpressionTree value) {}

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    returns(tree.getExpression());
    exit(Exits.Kind.RETURN, null, now);
    now = null;
    return null;
  }

  // Conditions, loops, exceptions

  @Override
  protected final void test(ExpressionTree condition) {
    scan(condition, null);
    S before = now;
    if (before != null && condition.getKind() == Tree.Kind.BOOLEAN_LITERAL) {
      boolean is = (Boolean) ((LiteralTree) condition).getValue();
      both(is ? before : null, is ? null : before);
    } else if (before != null) {
      S whenTrue = assume(condition, true, before);
      both(whenTrue, assume(condition, false, before));
    } else {
      both(null, null);
    }
  }

  /** A value selects where to go on. */
  @Override
  protected final void select(Tree tree, ExpressionTree selector) {
    scan(selector, null);
    now = now == null ? null : assume(ASTHelpers.stripParentheses(selector), true, now);
  }

  @Override
  protected final void loop(Tree tree, Runnable condition, Runnable body) {
    loops.push(tree);
    super.loop(tree, condition, body);
    loops.pop();
  }

  /** The innermost loop around this; null if there is none. */
  protected final @Nullable Tree loop() {
    return loops.peek();
  }

  @Override
  protected final void mute(boolean on) {
    again += on ? 1 : -1;
  }

  /** Whether this has been walked before, with something else known. */
  protected final boolean isAgain() {
    return again > 0;
  }

  @Override
  protected final List<Exit<S>> closed(Tree resource, List<Exit<S>> leaving) {
    if (now != null) {
      closes(resource);
    }
    return leaving;
  }

  @Override
  protected final @Nullable S caught(
      TryTree tree, CatchTree handler, List<Exit<S>> leaving, @Nullable S before) {
    return meet(before, super.caught(tree, handler, leaving, before));
  }

  @Override
  protected final boolean catches(CatchTree handler, Exit<S> exit, boolean surely) {
    return !surely;
  }

  // Calls

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void p) {
    scan(tree.getMethodSelect(), null);
    scan(tree.getArguments(), null);
    if (runsNow(tree)) {
      for (ExpressionTree argument : tree.getArguments()) {
        if (argument instanceof LambdaExpressionTree lambda) {
          follow(lambda.getBody(), List.of(), List.of());
        } else if (argument instanceof MemberReferenceTree && !call(argument)) {
          follow(argument, List.of());
        }
      }
    }
    FenceCall kind = FenceCall.of(tree, unit.state);
    boolean waited = kind != null && kind.ends() && call(tree);
    mayThrow(); // after the wait: what is freed in a "finally" is freed after it too
    if (!waited && !call(tree)) {
      follow(tree, tree.getArguments());
    }
    return null;
  }

  /** What the call that is being followed gives for a parameter; null if it is none. */
  protected final @Nullable ExpressionTree argument(@Nullable Symbol parameter) {
    return roots.bound.get(parameter);
  }

  private void follow(ExpressionTree call, List<? extends ExpressionTree> arguments) {
    MethodTree callee = unit.method(call);
    if (callee != null) {
      follow(callee.getBody(), ASTHelpers.getSymbol(callee).getParameters(), arguments);
      followed(call, callee);
    }
  }

  private void follow(
      Tree body, List<VarSymbol> parameters, List<? extends ExpressionTree> arguments) {
    if (bodies.size() >= DEPTH || bodies.contains(body)) {
      return;
    }
    for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
      roots.bound.put(parameters.get(i), arguments.get(i));
    }
    body(body);
    parameters.forEach(roots.bound::remove);
  }

  /** Whether what this is given is run before it returns: collections, streams and the like. */
  private static boolean runsNow(MethodInvocationTree tree) {
    String owner = ASTHelpers.getSymbol(tree).owner.getQualifiedName().toString();
    return owner.equals("java.lang.Iterable")
        || (owner.startsWith("java.util.") && !owner.startsWith("java.util.concurrent."))
        || owner.startsWith("java.util.concurrent.Concurrent")
        || owner.startsWith("java.util.concurrent.CopyOnWrite");
  }

  // What does not run here

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void p) {
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void p) {
    return null;
  }
}
