package dev.palisade.processor.check.path;

import com.google.errorprone.VisitorState;
import com.google.errorprone.suppliers.Supplier;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** What one source file holds: bodies by their method, and where values come from. */
public final class Unit {
  private static final Supplier<AtomicReference<@Nullable Unit>> LAST =
      VisitorState.memoize(any -> new AtomicReference<>());

  public final VisitorState state;

  private final CompilationUnitTree file;
  private final List<Tree> parts;
  private final Map<Symbol, MethodTree> methods = new LinkedHashMap<>();
  private final Set<Symbol> called = new HashSet<>();
  private final Map<Symbol, VariableTree> variables = new HashMap<>();

  /** What is assigned to a variable, anywhere. */
  private final Map<Symbol, List<ExpressionTree>> assigned = new HashMap<>();

  /** What the calls of this file give for a parameter, or to a collection. */
  private final Map<Symbol, List<ExpressionTree>> given = new HashMap<>();

  private final Map<Symbol, ExpressionTree> elements = new HashMap<>();

  /** The call that a lambda or method reference is an argument of. */
  private final Map<Tree, MethodInvocationTree> calls = new HashMap<>();

  private final Map<Class<?>, Object> shared = new HashMap<>();

  private Unit(VisitorState state, CompilationUnitTree file) {
    this.state = state;
    this.file = file;
    this.parts = Parts.of(file);
    parts.forEach(this::read);
  }

  /** The file that {@code state} is in, which all checks read once. */
  public static Unit of(VisitorState state) {
    AtomicReference<@Nullable Unit> last = LAST.get(state);
    CompilationUnitTree file = state.getPath().getCompilationUnit();
    Unit known = last.get();
    if (known == null || known.file != file) {
      known = new Unit(state, file);
      last.set(known);
    }
    return known;
  }

  /** What is found out about a file once, for whoever asks first. */
  public <T> T shared(Class<T> kind, Function<Unit, T> how) {
    Object known = shared.get(kind);
    if (known == null) {
      known = how.apply(this);
      shared.put(kind, known);
    }
    return kind.cast(known);
  }

  private void read(Tree tree) {
    if (tree instanceof MethodTree method && method.getBody() != null) {
      methods.put(ASTHelpers.getSymbol(method), method);
    } else if (tree instanceof VariableTree variable) {
      variables.put(ASTHelpers.getSymbol(variable), variable);
      add(assigned, ASTHelpers.getSymbol(variable), variable.getInitializer());
    } else if (tree instanceof AssignmentTree assignment) {
      add(assigned, ASTHelpers.getSymbol(assignment.getVariable()), assignment.getExpression());
    } else if (tree instanceof EnhancedForLoopTree loop) {
      elements.put(ASTHelpers.getSymbol(loop.getVariable()), loop.getExpression());
    } else if (tree instanceof NewClassTree made) {
      give(ASTHelpers.getSymbol(made), made.getArguments());
    } else if (tree instanceof MethodInvocationTree call) {
      read(call);
    }
  }

  private void read(MethodInvocationTree tree) {
    called.add(ASTHelpers.getSymbol(tree));
    Symbol into = ASTHelpers.getSymbol(tree.getMethodSelect());
    if (into != null && into.owner.getQualifiedName().toString().startsWith("java.util.")) {
      Symbol collection = ASTHelpers.getSymbol(ASTHelpers.getReceiver(tree));
      tree.getArguments().forEach(element -> add(given, collection, element));
    }
    give(ASTHelpers.getSymbol(tree), tree.getArguments());
    for (ExpressionTree argument : tree.getArguments()) {
      if (argument instanceof LambdaExpressionTree lambda) {
        calls.put(argument, tree);
        lambda.getParameters().forEach(each -> elements.put(ASTHelpers.getSymbol(each), tree));
      } else if (argument instanceof MemberReferenceTree) {
        calls.put(argument, tree);
      }
    }
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

  /** All of the file, an outer part before its inner ones. */
  public List<Tree> parts() {
    return parts;
  }

  /** Its parts of one kind, in order. */
  public <T extends Tree> Stream<T> all(Class<T> kind) {
    return parts.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The methods and constructors that have a body, in order. */
  public Iterable<MethodTree> methods() {
    return methods.values();
  }

  /** The lambdas, in order. */
  public List<LambdaExpressionTree> lambdas() {
    return all(LambdaExpressionTree.class).toList();
  }

  /** The calls of one kind, in order. */
  List<MethodInvocationTree> calls(FenceCall kind) {
    return all(MethodInvocationTree.class)
        .filter(call -> FenceCall.of(call, state) == kind)
        .toList();
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

  /** The method of this file with a body that is called or referred to; null if it is none. */
  public @Nullable MethodTree method(Tree callOrReference) {
    return method(ASTHelpers.getSymbol(callOrReference));
  }

  /** The method of this file with a body that this is; null if it is none. */
  public @Nullable MethodTree method(@Nullable Symbol symbol) {
    return methods.get(symbol);
  }

  /** The call that this lambda or method reference is an argument of. */
  public @Nullable MethodInvocationTree callWith(Tree argument) {
    return calls.get(argument);
  }

  /** What is assigned to a variable, its initializer included. */
  public List<ExpressionTree> assignedTo(@Nullable Symbol variable) {
    return assigned.getOrDefault(variable, List.of());
  }

  /** What the calls of this file give for a parameter, or to a collection. */
  List<ExpressionTree> givenFor(@Nullable Symbol variable) {
    return given.getOrDefault(variable, List.of());
  }

  /** What this is an element of; null if it is no variable of a loop or parameter of a lambda. */
  public @Nullable ExpressionTree elementOf(@Nullable Symbol variable) {
    return elements.get(variable);
  }

  /** The source text of a tree. */
  public String text(Tree tree) {
    return String.valueOf(state.getSourceForNode(tree));
  }

  /** What a tree stands in; null if in nothing. */
  public @Nullable Tree parent(Tree tree) {
    TreePath path = TreePath.getPath(file, tree);
    return path == null ? null : path.getParentPath().getLeaf();
  }

  /** The line where a tree starts. */
  public int line(Tree tree) {
    return (int) file.getLineMap().getLineNumber(ASTHelpers.getStartPosition(tree));
  }
}
