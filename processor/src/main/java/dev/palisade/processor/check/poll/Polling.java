package dev.palisade.processor.check.poll;

import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
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
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.palisade.processor.check.path.FenceCall;
import dev.palisade.processor.check.path.Finding;
import dev.palisade.processor.check.path.Parts;
import dev.palisade.processor.check.path.Question;
import dev.palisade.processor.check.path.Roots;
import dev.palisade.processor.check.path.Unit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds loops that ask the same fence again while its answer is no, and that nobody has armed. A
 * loop that goes on to another fence, or leaves, is not one.
 */
public final class Polling {
  private final Unit unit;
  private final Roots roots;
  private final Map<Tree, Finding> found = new LinkedHashMap<>();
  private @Nullable Interest interest;

  public Polling(Unit unit) {
    this.unit = unit;
    this.roots = new Roots(unit, true);
  }

  /** All such loops, each once. */
  public Collection<Finding> find() {
    List<Tree> parts = unit.parts();
    for (int i = parts.size() - 1; i >= 0; i--) { // the inner loops first
      Tree each = parts.get(i);
      if (each instanceof WhileLoopTree loop) {
        loop(loop, loop.getCondition(), loop.getStatement());
      } else if (each instanceof DoWhileLoopTree loop) {
        loop(loop, loop.getCondition(), loop.getStatement());
      } else if (each instanceof ForLoopTree loop) {
        loop(loop, loop.getCondition(), loop.getStatement());
      }
    }
    return found.values();
  }

  private void loop(StatementTree loop, @Nullable ExpressionTree condition, StatementTree body) {
    for (Asked each : Asked.in(condition, unit)) {
      if (each.allows(true, condition)) {
        poll(loop, each, !isOnly(each, condition));
      }
    }
    Set<Tree> inner = new HashSet<>();
    for (Tree each : Parts.here(body)) {
      inside(each, condition, !inner.contains(each)).stream()
          .filter(asked -> !isAboutOthers(asked, condition))
          .forEach(asked -> poll(loop, asked, isBounded(condition)));
      if (isBreakable(each)) {
        inner.addAll(Parts.here(each));
      }
    }
  }

  private static boolean isBounded(@Nullable ExpressionTree condition) {
    return condition != null && !(condition instanceof LiteralTree);
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

  /** Whether a {@code break} within this leaves this alone. */
  private static boolean isBreakable(Tree tree) {
    return tree instanceof EnhancedForLoopTree
        || tree instanceof ForLoopTree
        || tree instanceof WhileLoopTree
        || tree instanceof DoWhileLoopTree
        || tree instanceof SwitchTree;
  }

  // The body of a loop

  /** What a part of a loop asks, if it goes on after a no. */
  private List<Asked> inside(Tree tree, @Nullable ExpressionTree condition, boolean outermost) {
    if (tree instanceof IfTree branch) {
      return Asked.in(branch.getCondition(), unit).stream()
          .filter(
              each ->
                  (each.allows(true, branch.getCondition())
                          && !leaves(branch.getThenStatement(), outermost))
                      || (each.allows(false, branch.getCondition())
                          && !leaves(branch.getElseStatement(), outermost)))
          .toList();
    }
    if (tree instanceof SwitchTree choice) {
      MethodInvocationTree asked = Question.status(choice, unit);
      List<? extends CaseTree> cases = choice.getCases();
      return asked == null
              || cases.stream().allMatch(each -> !Question.isPending(each, cases) || leaves(each))
          ? List.of()
          : List.of(new Asked(asked, asked, false));
    }
    if (tree instanceof AssignmentTree assignment) {
      return assigned(assignment.getVariable(), assignment.getExpression(), condition);
    }
    if (tree instanceof CompoundAssignmentTree assignment) {
      return assigned(assignment.getVariable(), assignment.getExpression(), condition);
    }
    return tree instanceof ExpressionStatementTree statement
            && statement.getExpression() instanceof MethodInvocationTree call
        ? Asked.in(call, unit).stream().filter(asked -> asked.part() == call).toList()
        : List.of(); // children.removeIf(Fence::isSignaled)
  }

  /** {@code done = fence.isSignaled()}, where the loop goes by {@code done}. */
  private List<Asked> assigned(
      ExpressionTree variable, ExpressionTree value, @Nullable ExpressionTree condition) {
    Symbol symbol = ASTHelpers.getSymbol(variable);
    boolean matters =
        symbol != null
            && (condition instanceof LiteralTree
                || Parts.of(condition).stream()
                    .anyMatch(
                        each ->
                            each instanceof IdentifierTree
                                && symbol.equals(ASTHelpers.getSymbol(each))));
    return matters ? Asked.in(value, unit) : List.of();
  }

  /** Whether the loop goes through something else, and asks by the way. */
  private boolean isAboutOthers(Asked asked, @Nullable ExpressionTree condition) {
    Set<Symbol> fence = roots.of(Sameness.fenceOf(asked.poll(), unit));
    for (Tree each : Parts.of(condition)) {
      if (each instanceof MethodInvocationTree || each instanceof MemberSelectTree) {
        Symbol named = ASTHelpers.getSymbol(each);
        if (named != null
            && named.name.toString().matches("has[A-Z]\\w*|isEmpty|size|length|remaining")
            && Collections.disjoint(
                roots.of(ASTHelpers.getReceiver((ExpressionTree) each)), fence)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a case leaves the loop around its {@code switch}, or goes on to the next case. */
  private static boolean leaves(CaseTree one) {
    List<? extends StatementTree> all = one.getStatements();
    return all == null
        ? one.getBody() instanceof StatementTree body && leaves(body, false)
        : all.isEmpty() || leaves(all.get(all.size() - 1), false);
  }

  private static boolean leaves(@Nullable StatementTree tree, boolean outermost) {
    if (tree instanceof BlockTree block) {
      List<? extends StatementTree> all = block.getStatements();
      return !all.isEmpty() && leaves(all.get(all.size() - 1), outermost);
    }
    return tree instanceof ReturnTree
        || tree instanceof ThrowTree
        || (tree instanceof BreakTree jump && (outermost || jump.getLabel() != null));
  }

  // What is wrong

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
      String message =
          String.format(
              "The loop in line %d asks %s until it is signaled, but nobody armed it: a driver may"
                  + " arm its device only on interest, and asking is none. Call enableSignaling()"
                  + " before the loop, or wait",
              unit.line(loop), unit.text(fence));
      found.put(asked.poll(), new Finding(asked.poll(), message, fix(loop, fence)));
    }
  }

  private SuggestedFix fix(StatementTree loop, ExpressionTree fence) {
    Symbol variable = ASTHelpers.getSymbol(fence);
    int start = ASTHelpers.getStartPosition(loop);
    boolean outside =
        fence instanceof IdentifierTree
            && variable instanceof VarSymbol known
            && FenceCall.isFence(known.type, unit.state)
            && (known.getKind() == ElementKind.FIELD || (0 <= known.pos && known.pos < start))
            && Parts.of(loop).contains(fence)
            && unit.parent(loop) instanceof BlockTree;
    return outside
        ? SuggestedFix.prefixWith(loop, unit.text(fence) + ".enableSignaling();\n")
        : SuggestedFix.emptyFix();
  }
}
