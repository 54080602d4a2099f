package dev.palisade.processor.check.path;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows calls into the methods of the same file, and lambdas that are run before a call ends. */
abstract class Calls extends TreeScanner<@Nullable Void, @Nullable Void> {
  private static final int DEPTH = 5;

  protected final Unit unit;

  /** Names, where the parameters of calls that are being followed stand for their arguments. */
  protected final Roots roots;

  /** The bodies that are being walked, the inner ones first. */
  protected final Deque<Tree> bodies = new ArrayDeque<>();

  Calls(Unit unit) {
    this.unit = unit;
    this.roots = new Roots(unit, false);
  }

  /**
   * A call, after its arguments; or a method reference that is called before the call it is given
   * to ends.
   *
   * @return whether all is known of it; otherwise its body is followed, if it is in this file
   */
  protected abstract boolean call(ExpressionTree callOrReference);

  /** Walks the body of a method or lambda. */
  abstract void body(Tree body);

  /** Something is called here. */
  abstract void mayThrow();

  /** The body of {@code call} has been followed. */
  protected void followed(ExpressionTree call, MethodTree callee) {}

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
    mayThrow();
    if (!call(tree)) {
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

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void p) {
    return null;
  }
}
