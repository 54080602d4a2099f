package dev.palisade.processor.flow;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may stand for where conditions choose: what a local is given under an {@code
 * if}, each side of a {@code ?:}, each result of a {@code switch}, all that a method here returns.
 *
 * <p>Nothing is said where the body looks once more at what chose, as it does when it takes the
 * other one of two later: which value goes with which way is not followed. Nor is it of a local
 * that a loop or a handler assigns.
 */
public final class Choices extends TreeScanner<@Nullable Void, @Nullable Void> {
  /** Locals that are made of locals are followed so far. */
  private static final int DEEPEST = 3;

  /** Words in conditions that are no variables. */
  private static final Set<String> IGNORED = Set.of("", "this", "true", "false", "null");

  /** What does not run just once, and to its end. */
  private static final Set<Tree.Kind> OFTEN_OR_NOT =
      Set.of(
          Tree.Kind.WHILE_LOOP,
          Tree.Kind.DO_WHILE_LOOP,
          Tree.Kind.FOR_LOOP,
          Tree.Kind.ENHANCED_FOR_LOOP,
          Tree.Kind.LAMBDA_EXPRESSION,
          Tree.Kind.CATCH);

  private final Tree body;
  private final Function<MethodInvocationTree, @Nullable MethodTree> methods;

  /** What locals are given, and the conditions for that. */
  private final Map<String, List<Tree>> locals = new HashMap<>();

  /** How much is around their declarations; of those that cannot be told, something negative. */
  private final Map<String, Integer> depths = new HashMap<>();

  private final Set<Tree> conditions = new HashSet<>();

  /** What is around what is read: conditions, and {@link #OFTEN_OR_NOT}. */
  private final List<Tree> around = new ArrayList<>();

  /** What is returned; null stands for what a loop or a handler returns. */
  private final List<@Nullable ExpressionTree> returned = new ArrayList<>(1);

  private boolean read;

  /**
   * The choices in a body, which is read when somebody asks.
   *
   * @param methods what a call runs, if its body is here and there is but one
   */
  public Choices(Tree body, Function<MethodInvocationTree, @Nullable MethodTree> methods) {
    this.body = body;
    this.methods = methods;
  }

  /**
   * What an expression may stand for: itself if no condition chooses; nothing if one chooses more
   * than that.
   */
  public List<ExpressionTree> of(ExpressionTree expression) {
    read();
    List<ExpressionTree> values = new ArrayList<>();
    Set<Tree> others = new HashSet<>(conditions);
    Set<String> seen = new HashSet<>();
    collect(expression, values, others, seen, DEEPEST);
    Set<String> elsewhere = new HashSet<>();
    for (Tree condition : others) {
      addNames(condition, elsewhere);
    }
    return Collections.disjoint(seen, elsewhere) ? values : List.of();
  }

  /**
   * Collects what an expression may stand for.
   *
   * @param others conditions; those that choose here are taken out
   * @param seen what those look at
   */
  private void collect(
      Tree expression, List<ExpressionTree> values, Set<Tree> others, Set<String> seen, int depth) {
    String name = expression.toString();
    List<Tree> choices = new ArrayList<>();
    MethodTree runs =
        depth > 0 && expression instanceof MethodInvocationTree call ? methods.apply(call) : null;
    if (depth > 0 && depths.getOrDefault(name, -1) >= 0) {
      addNames(expression, seen);
      choices.addAll(locals.getOrDefault(name, List.of()));
    } else if (expression instanceof ParenthesizedTree inner) {
      choices.add(inner.getExpression());
    } else if (expression instanceof ConditionalExpressionTree choice) {
      choices.addAll(
          List.of(choice.getCondition(), choice.getTrueExpression(), choice.getFalseExpression()));
    } else if (expression instanceof SwitchExpressionTree choice) {
      choices.add(choice.getExpression());
      for (CaseTree each : choice.getCases()) {
        choices.add(result(each));
      }
    } else if (runs != null && expression instanceof MethodInvocationTree call) {
      call.getArguments().forEach(each -> addNames(each, seen));
      new Choices(runs, methods).addReturned(values, seen, depth - 1);
    } else if (expression instanceof ExpressionTree value) {
      values.add(value);
    }
    for (Tree each : choices) {
      if (conditions.contains(each)) {
        others.remove(each);
        addNames(each, seen);
      } else {
        collect(each, values, others, seen, depth - 1);
      }
    }
  }

  /** Adds what this method returns, if that is nothing of its own, and what that depends on. */
  private void addReturned(List<ExpressionTree> values, Set<String> seen, int depth) {
    read();
    List<ExpressionTree> all = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (ExpressionTree each : returned) {
      if (each == null) {
        return;
      }
      collect(each, all, new HashSet<>(), new HashSet<>(), depth);
    }
    all.forEach(each -> addNames(each, named));
    if (Collections.disjoint(named, depths.keySet())) {
      conditions.forEach(each -> addNames(each, seen));
      values.addAll(all);
    }
  }

  private void read() {
    if (!read) {
      read = true;
      scan(body, null);
    }
  }

  /** What a case yields at its end; else the case. */
  private static Tree result(CaseTree one) {
    List<? extends StatementTree> statements =
        one.getBody() instanceof BlockTree block ? block.getStatements() : one.getStatements();
    return one.getBody() instanceof ExpressionTree result
        ? result
        : statements != null
                && !statements.isEmpty()
                && statements.get(statements.size() - 1) instanceof YieldTree last
            ? last.getValue()
            : one;
  }

  /** What a condition looks at, but for tests for null; of a local, also what that is made from. */
  private void addNames(Tree condition, Set<String> names) {
    String text = condition.toString().replaceAll("\\w+ [!=]= null", "");
    for (String name : text.split("\\W+", -1)) {
      if (!IGNORED.contains(name) && names.add(name)) {
        for (Tree made : locals.getOrDefault(name, List.of())) {
          addNames(made, names);
        }
      }
    }
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void p) {
    if (tree instanceof VariableTree variable) {
      String name = variable.getName().toString();
      // Of two of that name, nobody knows which is meant.
      depths.merge(name, around.size(), (one, other) -> -1);
      if (variable.getInitializer() != null) {
        given(name).add(variable.getInitializer());
      }
    } else if (tree instanceof AssignmentTree assignment) {
      assigned(assignment);
    } else if (tree instanceof ReturnTree result) {
      returned.add(conditions.containsAll(around) ? result.getExpression() : null);
    }
    Tree inside = tree == null ? null : condition(tree);
    if (inside == null) {
      return super.scan(tree, null);
    }
    around.add(inside);
    super.scan(tree, null);
    around.remove(around.size() - 1);
    return null;
  }

  private void assigned(AssignmentTree tree) {
    String name = tree.getVariable().toString();
    int depth = Math.max(depths.getOrDefault(name, -1), 0);
    // What is assigned outside of the block of a local of its name is something else, as a field.
    List<Tree> since = around.subList(Math.min(depth, around.size()), around.size());
    if (since.isEmpty() || !conditions.containsAll(since)) {
      depths.put(name, -1);
    }
    given(name).addAll(since);
    given(name).add(tree.getExpression());
  }

  private List<Tree> given(String local) {
    return locals.computeIfAbsent(local, n -> new ArrayList<>(1));
  }

  /** What a tree is, around its parts; or null. */
  private @Nullable Tree condition(Tree tree) {
    Tree condition = null;
    if (tree instanceof IfTree choice) {
      condition = choice.getCondition();
    } else if (tree instanceof ConditionalExpressionTree choice) {
      condition = choice.getCondition();
    } else if (tree instanceof SwitchTree choice) {
      condition = choice.getExpression();
    } else if (tree instanceof SwitchExpressionTree choice) {
      condition = choice.getExpression();
    }
    if (condition != null) {
      boolean isCheck =
          tree instanceof IfTree choice
              && choice.getElseStatement() == null
              && Indices.isThrow(choice.getThenStatement());
      if (!isCheck) {
        conditions.add(condition);
      }
      return condition;
    }
    return OFTEN_OR_NOT.contains(tree.getKind()) ? tree : null;
  }
}
