package dev.palisade.processor.flow;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.palisade.processor.fact.FieldId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which element of an array or a collection an index chooses: by name, the one variable that it is
 * made of, and whether it goes on to the next in a circle, as {@code (seat + 1) % seats} does.
 *
 * <p>Of a variable that the body looks at to decide something no more is said: it may be which of
 * two comes first. Loops do not count, nor checks that throw.
 */
public final class Indices {
  /** Locals that are made of locals are followed so far. */
  private static final int DEEPEST = 4;

  /** Behind a variable to which something was added. */
  private static final String SHIFTED = "+";

  private final Tree body;
  private final Map<String, ExpressionTree> given = new HashMap<>();
  private final Set<String> changed = new HashSet<>();
  private final Set<String> decided = new HashSet<>();
  private final Set<String> circles = new HashSet<>();
  private boolean read;

  /** The indices in a body, which is read when somebody asks. */
  public Indices(Tree body) {
    this.body = body;
  }

  /** What chooses, as {@link FieldId#index} has it. */
  public String of(ExpressionTree index) {
    if (index instanceof LiteralTree) {
      return "";
    }
    readOnce();
    String variable = variable(index, "", DEEPEST);
    return decided.contains(base(variable))
        ? FieldId.DECIDED
        : variable.endsWith(SHIFTED) ? "" : variable;
  }

  /** Whether the body goes round in an array or a collection that is in a variable. */
  public boolean isCircle(ExpressionTree container) {
    if (!(container instanceof IdentifierTree)) {
      return false;
    }
    readOnce();
    return circles.contains(container.toString());
  }

  private void readOnce() {
    if (!read) {
      read = true;
      read();
    }
  }

  private void read() {
    Map<ExpressionTree, ExpressionTree> chosen = new LinkedHashMap<>();
    List<ConditionalExpressionTree> choices = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void p) {
        if (tree.getInitializer() != null) {
          given.put(tree.getName().toString(), tree.getInitializer());
          if (tree.getType() != null && tree.getType().toString().equals("boolean")) {
            names(tree.getInitializer(), asked);
          }
        }
        return super.visitVariable(tree, null);
      }

      @Override
      public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void p) {
        changed.add(tree.getVariable().toString());
        return super.visitAssignment(tree, null);
      }

      @Override
      public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void p) {
        given.remove(tree.getExpression().toString()); // A loop counts it: it stands for itself.
        return super.visitUnary(tree, null);
      }

      @Override
      public @Nullable Void visitIf(IfTree tree, @Nullable Void p) {
        if (tree.getElseStatement() != null || !isThrow(tree.getThenStatement())) {
          names(tree.getCondition(), asked);
        }
        return super.visitIf(tree, null);
      }

      @Override
      public @Nullable Void visitConditionalExpression(
          ConditionalExpressionTree tree, @Nullable Void p) {
        choices.add(tree);
        return super.visitConditionalExpression(tree, null);
      }

      @Override
      public @Nullable Void visitArrayAccess(ArrayAccessTree tree, @Nullable Void p) {
        chosen.put(tree.getIndex(), tree.getExpression());
        return super.visitArrayAccess(tree, null);
      }

      @Override
      public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void p) {
        if (tree.getArguments().size() == 1
            && tree.getMethodSelect() instanceof MemberSelectTree get
            && get.getIdentifier().contentEquals("get")) {
          chosen.put(tree.getArguments().get(0), get.getExpression());
        }
        return super.visitMethodInvocation(tree, null);
      }

      @Override
      public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void p) {
        names(tree.getExpression(), asked);
        return super.visitSwitch(tree, null);
      }

      @Override
      public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void p) {
        names(tree.getExpression(), asked);
        return super.visitSwitchExpression(tree, null);
      }
    }.scan(body, null);
    for (ConditionalExpressionTree choice : choices) {
      if (variable(choice, "", DEEPEST).isEmpty()) {
        names(choice.getCondition(), asked);
      }
    }
    for (String name : asked) {
      decided.add(base(variable(name, DEEPEST)));
    }
    for (Map.Entry<ExpressionTree, ExpressionTree> each : chosen.entrySet()) {
      if (of(each.getKey()).endsWith(FieldId.NEXT)) {
        circles.add(each.getValue().toString());
      }
    }
  }

  private static boolean isThrow(StatementTree tree) {
    return tree instanceof BlockTree block
        ? block.getStatements().size() == 1 && isThrow(block.getStatements().get(0))
        : tree instanceof ThrowTree;
  }

  /** The words of a condition; which element it asks about is not looked at, but the element. */
  private static void names(Tree condition, Set<String> into) {
    String text = condition.toString().replaceAll("\\[[^\\]]*\\]", "");
    into.addAll(List.of(text.split("\\W+")));
  }

  private static String base(String variable) {
    int end = variable.length() - 1;
    return end > 0 && (variable.endsWith(SHIFTED) || variable.endsWith(FieldId.NEXT))
        ? variable.substring(0, end)
        : variable;
  }

  /**
   * The variable in an expression; empty if there is none, or more than one.
   *
   * @param round the text of what the expression goes round at, which is no variable
   */
  private String variable(ExpressionTree tree, String round, int depth) {
    if (tree instanceof ParenthesizedTree inner) {
      return variable(inner.getExpression(), round, depth);
    }
    if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
      String name = tree.toString().replace("this.", "");
      return name.equals(round) || name.endsWith(".length") ? "" : variable(name, depth);
    }
    if (tree instanceof ConditionalExpressionTree choice) {
      String one = variable(choice.getTrueExpression(), round, depth);
      String other = variable(choice.getFalseExpression(), round, depth);
      String only = one.isEmpty() ? other : other.isEmpty() ? one : "";
      return only.endsWith(SHIFTED) ? next(only) : "";
    }
    if (tree instanceof MethodInvocationTree call) {
      return call.getArguments().size() == 2 && call.getMethodSelect().toString().endsWith("Mod")
          ? around(call.getArguments().get(0), call.getArguments().get(1), depth)
          : "";
    }
    return tree instanceof BinaryTree binary ? ofTwo(binary, round, depth) : "";
  }

  private String ofTwo(BinaryTree tree, String round, int depth) {
    Tree.Kind kind = tree.getKind();
    if (kind == Tree.Kind.REMAINDER || kind == Tree.Kind.AND) {
      return around(tree.getLeftOperand(), tree.getRightOperand(), depth);
    }
    if (kind != Tree.Kind.PLUS && kind != Tree.Kind.MINUS) {
      return "";
    }
    String one = variable(tree.getLeftOperand(), round, depth);
    String other = variable(tree.getRightOperand(), round, depth);
    String only = one.isEmpty() ? other : other.isEmpty() ? one : "";
    return only.isEmpty() ? "" : base(only) + SHIFTED;
  }

  private String around(ExpressionTree index, ExpressionTree size, int depth) {
    String variable = variable(index, size.toString().replace("this.", ""), depth);
    return variable.endsWith(SHIFTED) ? next(variable) : variable;
  }

  private static String next(String shifted) {
    return base(shifted) + FieldId.NEXT;
  }

  private String variable(String name, int depth) {
    ExpressionTree value = given.get(name);
    String same = value == null || depth == 0 ? "" : variable(value, "", depth - 1);
    return changed.contains(name) ? "" : same.isEmpty() ? name : same;
  }
}
