package dev.palisade.processor.check.life;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which statements run: leads the ways of {@link #now} through branches and loops.
 *
 * <p>A loop is walked until its head sees no new way, at most {@value #ROUNDS} times: what goes
 * wrong the second time round is found.
 */
abstract class Flow extends Jumps {
  private static final int ROUNDS = 3;

  /** What {@link #branch} leaves: where the condition is true, and where it is false. */
  List<Way> yes = new ArrayList<>();

  List<Way> no = new ArrayList<>();

  Flow(VisitorState state) {
    super(state);
  }

  /** Computes a condition into {@link #yes} and {@link #no}. */
  abstract void branch(ExpressionTree condition);

  /** A variable gets the value on the stack. */
  abstract void declare(VariableTree variable);

  /** The elements of the value on the stack, which is taken off, are used one by one. */
  abstract Value element(Way way, Tree of);

  /** A class declared here sees what it captures. */
  abstract void capture(Tree code);

  // Sequences and branches

  @Override
  public @Nullable Void visitBlock(BlockTree tree, @Nullable Void p) {
    sequence(tree.getStatements());
    return null;
  }

  final void sequence(List<? extends StatementTree> statements) {
    statements.forEach(this::run);
    for (StatementTree each : statements) {
      if (each instanceof VariableTree variable) {
        Symbol gone = ASTHelpers.getSymbol(variable);
        now.forEach(way -> way.forget(gone));
      }
    }
  }

  @Override
  public @Nullable Void visitExpressionStatement(ExpressionStatementTree tree, @Nullable Void p) {
    eval(tree.getExpression());
    pop();
    now = Way.join(now, List.of());
    return null;
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void p) {
    if (tree.getInitializer() != null) {
      eval(tree.getInitializer());
      declare(tree);
    }
    return null;
  }

  @Override
  public @Nullable Void visitEmptyStatement(EmptyStatementTree tree, @Nullable Void p) {
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void p) {
    capture(tree);
    return null;
  }

  @Override
  public @Nullable Void visitAssert(AssertTree tree, @Nullable Void p) {
    branch(tree.getCondition());
    now = Way.join(yes, no);
    return null;
  }

  @Override
  public @Nullable Void visitIf(IfTree tree, @Nullable Void p) {
    branch(tree.getCondition());
    List<Way> otherwise = no;
    now = yes;
    run(tree.getThenStatement());
    List<Way> then = now;
    now = otherwise;
    run(tree.getElseStatement());
    now = Way.join(then, now);
    return null;
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void p) {
    eval(tree.getExpression());
    pop();
    run(tree.getBlock());
    return null;
  }

  @Override
  public @Nullable Void visitLabeledStatement(LabeledStatementTree tree, @Nullable Void p) {
    StatementTree body = tree.getStatement();
    labels.put(tree.getLabel(), body);
    run(body);
    join(arrive(Kind.BREAK, body));
    return null;
  }

  // Loops

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void p) {
    loop(tree, () -> branch(tree.getCondition()), () -> body(tree, tree.getStatement()));
    return null;
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void p) {
    loop(
        tree,
        () -> {
          body(tree, tree.getStatement());
          branch(tree.getCondition());
        },
        () -> {});
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void p) {
    tree.getInitializer().forEach(this::run);
    ExpressionTree condition = tree.getCondition();
    loop(
        tree,
        () -> {
          if (condition != null) {
            branch(condition);
          } else {
            yes = now;
            no = new ArrayList<>();
          }
        },
        () -> {
          body(tree, tree.getStatement());
          tree.getUpdate().forEach(this::run);
        });
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void p) {
    eval(tree.getExpression());
    now.forEach(way -> way.write(tree, element(way, tree.getExpression())));
    each(tree, List.of(tree.getVariable()), () -> body(tree, tree.getStatement()));
    return null;
  }

  /** Runs a body for each element of what the loop holds as a place, if there is one. */
  final void each(Tree loop, List<? extends VariableTree> element, Runnable body) {
    loop(
        loop,
        () -> {
          no = Way.copy(now);
          element.forEach(variable -> bind(variable, variable, loop));
          yes = now;
        },
        body);
  }

  private void body(Tree loop, StatementTree statement) {
    targets.add(loop);
    run(statement);
    targets.remove(targets.size() - 1);
    join(arrive(Kind.CONTINUE, loop));
  }

  private void loop(Tree tree, Runnable test, Runnable body) {
    List<Way> head = now;
    List<Way> out = new ArrayList<>();
    for (int round = 0; round < ROUNDS && !head.isEmpty(); round++) {
      now = Way.copy(head);
      now.forEach(way -> way.forgetFacts(value -> value.site() instanceof Symbol.MethodSymbol));
      test.run();
      out = no;
      now = yes;
      body.run();
      List<Way> next = Way.join(head, now);
      if (same(next, head)) {
        break;
      }
      head = next;
    }
    now = Way.join(out, arrive(Kind.BREAK, tree));
  }

  private static boolean same(List<Way> a, List<Way> b) {
    boolean same = a.size() == b.size();
    for (int i = 0; same && i < a.size(); i++) {
      same = a.get(i).isLike(b.get(i));
    }
    return same;
  }

  // Switch

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void p) {
    cases(tree, tree.getExpression(), tree.getCases());
    join(arrive(Kind.BREAK, tree));
    return null;
  }

  /** Leaves the value of a switch expression on the stack. */
  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void p) {
    cases(tree, tree.getExpression(), tree.getCases());
    now = arrive(Kind.YIELD, tree);
    return null;
  }

  private void cases(Tree tree, ExpressionTree selector, List<? extends CaseTree> cases) {
    eval(selector);
    List<Way> rest = now; // with the selector's value on the stack
    now = new ArrayList<>();
    targets.add(tree);
    boolean complete = tree instanceof SwitchExpressionTree || namesAll(selector, cases);
    for (CaseTree each : cases) {
      complete |= each.getExpressions().isEmpty();
      List<Way> here = enter(rest, each, cases);
      now = Way.join(now, here);
      if (each.getCaseKind() == CaseTree.CaseKind.RULE) {
        rule(tree, each);
      } else {
        each.getStatements().forEach(this::run);
      }
    }
    targets.remove(targets.size() - 1);
    if (!complete) {
      rest.forEach(Way::pop);
      join(rest);
    }
  }

  /** Whether an enum's switch has a case for each of its constants. */
  private static boolean namesAll(ExpressionTree selector, List<? extends CaseTree> cases) {
    Type type = ASTHelpers.getType(selector);
    long named = cases.stream().mapToLong(each -> each.getExpressions().size()).sum();
    return type != null
        && (type.tsym.flags() & com.sun.tools.javac.code.Flags.ENUM) != 0
        && ASTHelpers.getEnclosedElements(type.tsym).stream().filter(Symbol::isEnum).count()
            == named;
  }

  /** The ways of a selector that come to a case, without the selector's value. */
  private List<Way> enter(List<Way> selected, CaseTree tree, List<? extends CaseTree> all) {
    List<Way> before = now;
    List<Way> entering = new ArrayList<>();
    if (tree.getExpressions().isEmpty()) {
      now = Way.copy(selected);
      for (CaseTree each : all) {
        each.getExpressions().forEach(label -> now.removeIf(way -> !choose(way, label, false)));
      }
      entering.addAll(now);
    }
    for (ExpressionTree label : tree.getExpressions()) {
      now = Way.copy(selected);
      now.removeIf(way -> !choose(way, label, true));
      entering.addAll(now);
    }
    entering.forEach(Way::pop);
    now = entering;
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitBindingPattern(BindingPatternTree pattern, @Nullable Void p) {
        bind(pattern.getVariable(), pattern, null);
        return null;
      }
    }.scan(tree, null);
    List<Way> entered = now;
    now = before;
    return entered;
  }

  private static boolean choose(Way way, ExpressionTree label, boolean chosen) {
    Object constant = ASTHelpers.constValue(label);
    Object named = constant == null ? ASTHelpers.getSymbol(label) : constant;
    if (named == null) {
      return true;
    }
    Value selected = way.pop();
    way.push(selected);
    return way.assume(new Value(Value.EQUAL, selected, Value.of(named)), chosen);
  }

  private void rule(Tree tree, CaseTree each) {
    Tree body = each.getBody();
    if (body instanceof ExpressionTree expression) {
      eval(expression);
      if (tree instanceof SwitchExpressionTree) {
        jump(Kind.YIELD, tree, each, null);
        return;
      }
      pop();
    } else {
      run(body);
    }
    jump(Kind.BREAK, tree, each, null);
  }
}
