package dev.palisade.processor.check.poll;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import dev.palisade.processor.check.path.Roots;
import dev.palisade.processor.check.path.Unit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds loops that ask the same fence again while its answer is no, and that nobody has armed. A
 * loop that goes on to another fence, or leaves, is not one.
 */
public final class Polling extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Unit unit;
  private final Roots roots;
  private final Map<Tree, Poll> found = new LinkedHashMap<>();
  private @Nullable Interest interest;

  /**
   * A loop that may never end.
   *
   * @param loop the loop
   * @param poll the call that asks
   * @param fence whom it asks
   */
  public record Poll(StatementTree loop, ExpressionTree poll, ExpressionTree fence) {}

  public Polling(Unit unit) {
    this.unit = unit;
    this.roots = new Roots(unit, true);
  }

  /** All such loops, in order, each once. */
  public Iterable<Poll> find() {
    scan(unit.state.getPath().getCompilationUnit(), null);
    return found.values();
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void p) {
    super.visitWhileLoop(tree, null);
    loop(tree, tree.getCondition(), tree.getStatement());
    return null;
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void p) {
    super.visitDoWhileLoop(tree, null);
    loop(tree, tree.getCondition(), tree.getStatement());
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void p) {
    super.visitForLoop(tree, null);
    loop(tree, tree.getCondition(), tree.getStatement());
    return null;
  }

  private void loop(StatementTree loop, @Nullable ExpressionTree condition, StatementTree body) {
    for (Asked each : Asked.in(condition, unit)) {
      if (each.allows(true, condition)) {
        poll(loop, each, !isOnly(each, condition));
      }
    }
    new Body(loop, condition).scan(body, null);
  }

  /** Whether nothing else ends the loop. */
  private static boolean isOnly(Asked asked, @Nullable ExpressionTree condition) {
    ExpressionTree tree = condition;
    while (tree instanceof UnaryTree not) {
      tree = ASTHelpers.stripParentheses(not.getExpression());
    }
    return tree == null
        || tree instanceof LiteralTree
        || ASTHelpers.stripParentheses(tree) == asked.part();
  }

  private static boolean isLoop(@Nullable Tree tree) {
    return tree instanceof EnhancedForLoopTree
        || tree instanceof ForLoopTree
        || tree instanceof WhileLoopTree
        || tree instanceof DoWhileLoopTree;
  }

  private void poll(StatementTree loop, Asked asked, boolean bounded) {
    ExpressionTree fence = Sameness.fenceOf(asked.poll(), unit);
    if (fence == null
        || found.containsKey(asked.poll())
        || !new Sameness(unit, loop, asked.poll()).isSame(fence)) {
      return;
    }
    if (interest == null) {
      interest = new Interest(unit, roots);
    }
    if (!interest.isIn(fence, loop, bounded)) {
      found.put(asked.poll(), new Poll(loop, asked.poll(), fence));
    }
  }

  /** Looks in the body of a loop for what it asks and goes on after a no. */
  private final class Body extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final StatementTree loop;
    private final @Nullable ExpressionTree condition;

    /** How many statements that a {@code break} leaves are around, within the loop. */
    private int inner;

    Body(StatementTree loop, @Nullable ExpressionTree condition) {
      this.loop = loop;
      this.condition = condition;
    }

    @Override
    public @Nullable Void visitIf(IfTree tree, @Nullable Void p) {
      for (Asked each : Asked.in(tree.getCondition(), unit)) {
        boolean stays =
            (each.allows(true, tree.getCondition()) && !leaves(tree.getThenStatement()))
                || (each.allows(false, tree.getCondition()) && !leaves(tree.getElseStatement()));
        if (stays) {
          ask(each);
        }
      }
      return super.visitIf(tree, null);
    }

    /** {@code done = fence.isSignaled()}, where the loop goes by {@code done}. */
    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void p) {
      assigned(tree.getVariable(), tree.getExpression());
      return super.visitAssignment(tree, null);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void p) {
      assigned(tree.getVariable(), tree.getExpression());
      return super.visitCompoundAssignment(tree, null);
    }

    /** {@code children.removeIf(Fence::isSignaled)}. */
    @Override
    public @Nullable Void visitExpressionStatement(ExpressionStatementTree tree, @Nullable Void p) {
      if (tree.getExpression() instanceof MethodInvocationTree call) {
        Asked.in(call, unit).stream().filter(asked -> asked.part() == call).forEach(this::ask);
      }
      return super.visitExpressionStatement(tree, null);
    }

    private void assigned(ExpressionTree variable, ExpressionTree value) {
      Symbol symbol = ASTHelpers.getSymbol(variable);
      if (symbol != null && (conditionNames(symbol) || condition instanceof LiteralTree)) {
        Asked.in(value, unit).forEach(this::ask);
      }
    }

    private boolean conditionNames(Symbol variable) {
      boolean[] found = new boolean[1];
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void p) {
          found[0] |= variable.equals(ASTHelpers.getSymbol(tree));
          return null;
        }
      }.scan(condition, null);
      return found[0];
    }

    private void ask(Asked asked) {
      if (!isAboutOthers(asked)) {
        poll(loop, asked, condition != null && !(condition instanceof LiteralTree));
      }
    }

    /** Whether the loop goes through something else, and asks by the way. */
    private boolean isAboutOthers(Asked asked) {
      ExpressionTree fence = Sameness.fenceOf(asked.poll(), unit);
      boolean[] others = new boolean[1];
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void p) {
          other(tree, ASTHelpers.getSymbol(tree).name.toString());
          return super.visitMethodInvocation(tree, null);
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void p) {
          other(tree, tree.getIdentifier().toString());
          return super.visitMemberSelect(tree, null);
        }

        private void other(ExpressionTree tree, String name) {
          if (name.matches("has[A-Z]\\w*|isEmpty|size|length|remaining")) {
            others[0] |=
                Collections.disjoint(roots.of(ASTHelpers.getReceiver(tree)), roots.of(fence));
          }
        }
      }.scan(condition, null);
      return others[0];
    }

    private boolean leaves(@Nullable StatementTree tree) {
      if (tree instanceof BlockTree block) {
        List<? extends StatementTree> all = block.getStatements();
        return !all.isEmpty() && leaves(all.get(all.size() - 1));
      }
      return tree instanceof ReturnTree
          || tree instanceof ThrowTree
          || (tree instanceof BreakTree jump && (inner == 0 || jump.getLabel() != null));
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void p) {
      boolean breakable = tree instanceof SwitchTree || isLoop(tree);
      inner += breakable ? 1 : 0;
      super.scan(tree, null);
      inner -= breakable ? 1 : 0;
      return null;
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void p) {
      return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void p) {
      return null;
    }
  }
}
