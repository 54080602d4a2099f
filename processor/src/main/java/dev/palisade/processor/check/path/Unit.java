package dev.palisade.processor.check.path;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import dev.palisade.processor.check.life.FenceCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** What one source file holds: bodies by their method, and where values come from. */
public final class Unit extends TreeScanner<@Nullable Void, @Nullable Void> {
  public final VisitorState state;

  private final Map<Symbol, MethodTree> methods = new LinkedHashMap<>();
  private final List<LambdaExpressionTree> lambdas = new ArrayList<>();
  private final Set<Symbol> called = new HashSet<>();
  private final Map<Symbol, VariableTree> variables = new HashMap<>();
  private final List<MethodInvocationTree> invocations = new ArrayList<>();

  /** What is assigned to a variable, anywhere. */
  final Map<Symbol, List<ExpressionTree>> assigned = new HashMap<>();

  /** What the calls of this file give for a parameter, or to a collection. */
  final Map<Symbol, List<ExpressionTree>> given = new HashMap<>();

  private final Map<Symbol, ExpressionTree> elements = new HashMap<>();

  /** The call that a lambda or method reference is an argument of. */
  private final Map<Tree, MethodInvocationTree> calls = new HashMap<>();

  /** Reads the file that {@code state} is in. */
  public Unit(VisitorState state) {
    this.state = state;
    scan(state.getPath().getCompilationUnit(), null);
  }

  /** The methods and constructors that have a body, in order. */
  public Iterable<MethodTree> methods() {
    return methods.values();
  }

  /** Whether only calls of this file, and no thread, enter a method. */
  public boolean isHelper(MethodTree method) {
    Symbol symbol = ASTHelpers.getSymbol(method);
    return called.contains(symbol) && symbol.getModifiers().contains(Modifier.PRIVATE);
  }

  /** Where a variable is declared; null if not in this file. */
  public @Nullable VariableTree declaration(Symbol variable) {
    return variables.get(variable);
  }

  /** The lambdas, in order. */
  public List<LambdaExpressionTree> lambdas() {
    return lambdas;
  }

  /** The calls of one kind, in order. */
  List<MethodInvocationTree> calls(FenceCall kind) {
    return invocations.stream().filter(call -> FenceCall.of(call, state) == kind).toList();
  }

  /** The method of this file with a body that is called or referred to; null if it is none. */
  public @Nullable MethodTree method(Tree callOrReference) {
    return methods.get(ASTHelpers.getSymbol(callOrReference));
  }

  /** The call that this lambda or method reference is an argument of. */
  public @Nullable MethodInvocationTree callWith(Tree argument) {
    return calls.get(argument);
  }

  /** What is assigned to a variable, its initializer included. */
  public List<ExpressionTree> assignedTo(@Nullable Symbol variable) {
    return assigned.getOrDefault(variable, List.of());
  }

  /** What this is an element of; null if it is no variable of a loop or parameter of a lambda. */
  public @Nullable ExpressionTree elementOf(Symbol variable) {
    return elements.get(variable);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void p) {
    if (tree.getBody() != null) {
      methods.put(ASTHelpers.getSymbol(tree), tree);
    }
    return super.visitMethod(tree, null);
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void p) {
    lambdas.add(tree);
    return super.visitLambdaExpression(tree, null);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void p) {
    variables.put(ASTHelpers.getSymbol(tree), tree);
    add(assigned, ASTHelpers.getSymbol(tree), tree.getInitializer());
    return super.visitVariable(tree, null);
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void p) {
    add(assigned, ASTHelpers.getSymbol(tree.getVariable()), tree.getExpression());
    return super.visitAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void p) {
    elements.put(ASTHelpers.getSymbol(tree.getVariable()), tree.getExpression());
    return super.visitEnhancedForLoop(tree, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void p) {
    invocations.add(tree);
    called.add(ASTHelpers.getSymbol(tree));
    Symbol into = ASTHelpers.getSymbol(tree.getMethodSelect());
    if (into != null && into.owner.getQualifiedName().toString().startsWith("java.util.")) {
      Symbol collection = ASTHelpers.getSymbol(ASTHelpers.getReceiver(tree));
      tree.getArguments().forEach(element -> add(given, collection, element));
    }
    give(ASTHelpers.getSymbol(tree), tree.getArguments());
    for (ExpressionTree argument : tree.getArguments()) {
      if (argument instanceof LambdaExpressionTree || argument instanceof MemberReferenceTree) {
        calls.put(argument, tree);
      }
      if (argument instanceof LambdaExpressionTree lambda) {
        for (VariableTree parameter : lambda.getParameters()) {
          elements.put(ASTHelpers.getSymbol(parameter), tree);
        }
      }
    }
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void p) {
    give(ASTHelpers.getSymbol(tree), tree.getArguments());
    return super.visitNewClass(tree, null);
  }

  private void give(@Nullable Symbol callee, List<? extends ExpressionTree> arguments) {
    if (callee instanceof MethodSymbol method) {
      int last = Math.min(method.getParameters().size(), arguments.size());
      for (int i = 0; i < last; i++) {
        add(given, method.getParameters().get(i), arguments.get(i));
      }
    }
  }

  private static void add(
      Map<Symbol, List<ExpressionTree>> map, @Nullable Symbol key, @Nullable ExpressionTree value) {
    if (key != null && value != null) {
      map.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }
  }
}
