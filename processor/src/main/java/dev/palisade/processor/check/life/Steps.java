package dev.palisade.processor.check.life;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Type;
import dev.palisade.processor.check.path.Parts;
import dev.palisade.processor.flow.ControlFlow;
import dev.palisade.processor.flow.Exits;
import dev.palisade.processor.flow.Exits.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * How ways pass through statements. What goes wrong the second time round a loop is found.
 *
 * <p>An exception leaves a {@code try} wherever something is called; one that is declared is told
 * apart by its type.
 */
abstract class Steps extends ControlFlow<List<Way>> {
  private static final int ROUNDS = 3;

  final VisitorState state;

  /** How much is on the stack where the innermost {@code try} stands. */
  private int depth;

  Steps(VisitorState state) {
    super(ROUNDS);
    this.state = state;
  }

  /** A variable gets the value on the stack. */
  abstract void declare(VariableTree variable);

  /** A variable of a loop, a pattern or a {@code catch} gets a new value, of what a place holds. */
  abstract void bind(VariableTree variable, Tree site, @Nullable Object of);

  /** The implicit {@code close()} of a resource. */
  abstract void close(Way way, Tree resource);

  /** A class declared here sees what it captures. */
  abstract void capture(Tree code);

  // The ways to where the walk is

  final List<Way> ways() {
    return now == null ? List.of() : now;
  }

  /** Changes each of them. */
  final void each(Consumer<Way> change) {
    now = reached(Way.changed(ways(), change));
  }

  static @Nullable List<Way> reached(List<Way> ways) {
    return ways.isEmpty() ? null : ways;
  }

  final void push(Function<Way, Value> value) {
    each(way -> way.push(value.apply(way)));
  }

  final void put(Value value) {
    each(way -> way.push(value));
  }

  final void pop() {
    each(Way::pop);
  }

  @Override
  protected final List<Way> join(List<Way> one, List<Way> other) {
    return Way.join(one, other);
  }

  /** Computes an expression: leaves its value on the stack of each way. */
  @Override
  public final @Nullable Void scan(@Nullable Tree tree, @Nullable Void p) {
    if (tree == null || now == null) {
      return null;
    }
    Object constant =
        tree instanceof ExpressionTree expression ? ASTHelpers.constValue(expression) : null;
    if (constant == null) {
      return super.scan(tree, null);
    }
    put(Value.of(constant));
    return null;
  }

  // Statements

  @Override
  public @Nullable Void visitBlock(BlockTree tree, @Nullable Void p) {
    scan(tree.getStatements(), null);
    for (StatementTree each : tree.getStatements()) {
      if (each instanceof VariableTree variable) {
        Symbol gone = ASTHelpers.getSymbol(variable);
        each(way -> way.forget(gone));
      }
    }
    return null;
  }

  @Override
  public @Nullable Void visitExpressionStatement(ExpressionStatementTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    pop();
    now = now == null ? null : Way.join(now, List.of());
    return null;
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void p) {
    if (tree.getInitializer() != null) {
      scan(tree.getInitializer(), null);
      declare(tree);
    }
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void p) {
    capture(tree);
    return null;
  }

  @Override
  public @Nullable Void visitAssert(AssertTree tree, @Nullable Void p) {
    condition(tree.getCondition());
    now = meet(ifTrue, ifFalse);
    return null;
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    pop();
    return scan(tree.getBlock(), null);
  }

  // Loops

  @Override
  protected final void enterRound(Tree loop, int round) {
    each(way -> way.forgetFacts(value -> value.site() instanceof Symbol.MethodSymbol));
  }

  @Override
  protected final void nextElement(Tree loop, List<? extends VariableTree> element) {
    element.forEach(variable -> bind(variable, variable, loop));
  }

  /** What every round hands on is handed on: it is taken that there is one. */
  @Override
  protected final List<Way> ends(List<Way> out, List<Way> again) {
    return Way.changed(out, way -> way.settle(again));
  }

  // Switch

  @Override
  protected final void select(Tree tree, ExpressionTree selector) {
    scan(selector, null);
    each(way -> way.write(tree, way.pop()));
  }

  @Override
  protected final boolean isComplete(ExpressionTree selector, List<? extends CaseTree> cases) {
    return super.isComplete(selector, cases) || namesAll(selector, cases);
  }

  /** Whether an enum's switch has a case for each of its constants. */
  private static boolean namesAll(ExpressionTree selector, List<? extends CaseTree> cases) {
    Type type = ASTHelpers.getType(selector);
    long named = cases.stream().mapToLong(each -> each.getExpressions().size()).sum();
    return type != null
        && (type.tsym.flags() & Flags.ENUM) != 0
        && ASTHelpers.getEnclosedElements(type.tsym).stream().filter(Symbol::isEnum).count()
            == named;
  }

  @Override
  protected final @Nullable List<Way> enter(
      CaseTree one, List<? extends CaseTree> all, Tree tree, @Nullable List<Way> selected) {
    List<Way> entering = new ArrayList<>();
    for (Way each : selected == null ? List.<Way>of() : selected) {
      for (ExpressionTree label : one.getExpressions()) {
        Way way = each.copy();
        if (isChosen(way, tree, label, true)) {
          entering.add(way);
        }
      }
      Way rest = each.copy();
      if (one.getExpressions().isEmpty() && isNoneOf(rest, tree, all)) {
        entering.add(rest);
      }
    }
    return reached(entering);
  }

  private static boolean isNoneOf(Way way, Tree tree, List<? extends CaseTree> cases) {
    return cases.stream()
        .flatMap(each -> each.getExpressions().stream())
        .allMatch(label -> isChosen(way, tree, label, false));
  }

  private static boolean isChosen(Way way, Tree tree, ExpressionTree label, boolean chosen) {
    Object constant = ASTHelpers.constValue(label);
    Object named = constant == null ? ASTHelpers.getSymbol(label) : constant;
    return named == null
        || way.assume(new Value(Value.EQUAL, way.read(tree), Value.of(named)), chosen);
  }

  @Override
  protected final void walkCase(CaseTree tree, boolean yields) {
    for (Tree each : Parts.of(tree)) {
      if (each instanceof BindingPatternTree pattern) {
        bind(pattern.getVariable(), pattern, null);
      }
    }
    scan(tree.getStatements(), null);
    scan(tree.getBody(), null);
    if (tree.getBody() instanceof ExpressionTree && !yields) {
      pop();
    }
  }

  // Exceptions

  @Override
  public @Nullable Void visitThrow(ThrowTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    pop();
    exit(Exits.Kind.RAISE, tree, only(ASTHelpers.getType(tree.getExpression())), now);
    now = null;
    return null;
  }

  /** Something called here may throw this; null is what need not be declared. */
  final void mayThrow(Tree at, @Nullable Type thrown) {
    if (thrown == null && !isInTry()) {
      return;
    }
    List<Way> ways = Way.changed(ways(), way -> way.fail(at, depth, thrown == null));
    boolean declared = thrown != null;
    exit(
        declared ? Exits.Kind.RAISE : Exits.Kind.THROW,
        declared ? at : null,
        only(thrown),
        reached(ways));
  }

  private static @Nullable List<Type> only(@Nullable Type thrown) {
    return thrown == null ? null : List.of(thrown);
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void p) {
    int outer = depth;
    depth = ways().get(0).depth();
    super.visitTry(tree, null);
    depth = outer;
    return null;
  }

  @Override
  protected final void open(Tree resource) {
    scan(resource, null);
    if (resource instanceof ExpressionTree) {
      pop();
    }
  }

  @Override
  protected final List<Exit<List<Way>>> closed(Tree resource, List<Exit<List<Way>>> leaving) {
    Consumer<Way> close = way -> close(way, resource);
    each(close);
    return leaving.stream().map(exit -> exit.with(Way.changed(exit.state(), close))).toList();
  }

  @Override
  public @Nullable Void visitCatch(CatchTree tree, @Nullable Void p) {
    bind(tree.getParameter(), tree, null);
    return scan(tree.getBlock(), null);
  }

  @Override
  protected final boolean catches(CatchTree handler, Exit<List<Way>> exit, boolean surely) {
    return typesOf(handler).stream()
        .anyMatch(each -> catches(ASTHelpers.getType(each), exit.thrown(), surely));
  }

  private boolean catches(
      @Nullable Type type, @Nullable List<? extends TypeMirror> what, boolean surely) {
    if (what != null && what.get(0) instanceof Type thrown) {
      return surely ? ASTHelpers.isSubtype(thrown, type, state) : meets(type, thrown);
    }
    return surely
        ? ASTHelpers.isSameType(type, state.getSymtab().throwableType, state)
        : meets(type, state.getSymtab().runtimeExceptionType)
            || meets(type, state.getSymtab().errorType);
  }

  private boolean meets(@Nullable Type a, @Nullable Type b) {
    return ASTHelpers.isSubtype(a, b, state) || ASTHelpers.isSubtype(b, a, state);
  }
}
