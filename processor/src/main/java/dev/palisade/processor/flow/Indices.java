package dev.palisade.processor.flow;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which element of an array or a collection an index chooses: by name, the one variable that it is
 * made of, and whether it goes on to the next in a circle, as {@code (seat + 1) % seats} does.
 *
 * <p>Nothing is said of a variable that the body looks at to decide something: it may be which of
 * two comes first. Loops do not count, nor checks that throw.
 */
public final class Indices {
  /** Locals that are made of locals are followed so far. */
  private static final int DEEPEST = 4;

  /** Behind a variable to which something was added. */
  private static final String SHIFTED = "+";

  /** Behind the name of a method with one parameter that chooses the neighbour of that. */
  private static final String OF_NEXT = "(1)" + FieldId.NEXT;

  /** The same of one that goes round for it: what is too great for an index is none any more. */
  private static final String OF_ROUND = "(1)" + SHIFTED;

  private final Tree body;
  private final Supplier<Set<String>> methods;
  private final Map<String, ExpressionTree> given = new HashMap<>();
  private final Set<String> changed = new HashSet<>();
  private final Set<String> decided = new HashSet<>();
  private final Set<String> rounds = new HashSet<>();
  private final Set<String> circles = new HashSet<>();
  private boolean read;

  /**
   * The indices in a body, which is read when somebody asks.
   *
   * @param methods the names, among others, of the methods here that {@link #named} has a name for
   */
  public Indices(Tree body, Supplier<Set<String>> methods) {
    this.body = body;
    this.methods = methods;
  }

  /** How a method is known that does no more than choose by its parameter; empty if not at all. */
  public static String named(MethodTree method) {
    if (method.getParameters().size() != 1
        || method.getBody() == null
        || method.getBody().getStatements().size() != 1
        || !(method.getBody().getStatements().get(0) instanceof ReturnTree only)
        || only.getExpression() == null) {
      return "";
    }
    Elements elements = new Elements();
    elements.scan(only.getExpression(), null);
    ExpressionTree index =
        elements.chosen.isEmpty()
            ? only.getExpression()
            : elements.chosen.keySet().iterator().next();
    String parameter = method.getParameters().get(0).getName().toString();
    String by = new Indices(method.getBody(), Set::of).of(index);
    return by.equals(parameter + FieldId.NEXT)
        ? method.getName() + OF_NEXT
        : by.equals(parameter) && !(index instanceof IdentifierTree)
            ? method.getName() + OF_ROUND
            : "";
  }

  /** What says which element a getter returns: the call, if the getter chooses by itself. */
  public List<? extends ExpressionTree> by(MethodInvocationTree getter) {
    List<? extends ExpressionTree> by = getter.getArguments();
    boolean hasDefault = by.size() == 2 && by.get(1) instanceof LambdaExpressionTree;
    return isKnown(getter, OF_NEXT) || isKnown(getter, OF_ROUND)
        ? List.of(getter)
        : hasDefault ? List.of(by.get(0)) : by;
  }

  private boolean isKnown(MethodInvocationTree call, String kind) {
    String name = call.getMethodSelect().toString().replace("this.", "");
    return call.getArguments().size() == 1 && methods.get().contains(name + kind);
  }

  /** What chooses, as {@link FieldId#index} has it. */
  public String of(ExpressionTree index) {
    if (index instanceof LiteralTree) {
      return "";
    }
    readOnce();
    String variable = variable(index, "", DEEPEST);
    return variable.endsWith(SHIFTED) || decided.contains(base(variable)) ? "" : variable;
  }

  /** What an index is made of that is a local: the value it has for good, unless that decides. */
  public List<? extends ExpressionTree> origin(List<? extends ExpressionTree> by) {
    readOnce();
    String name = by.size() == 1 ? by.get(0).toString() : "";
    ExpressionTree value = given.get(name);
    return value == null || changed.contains(name) || decided.contains(name) ? by : List.of(value);
  }

  /**
   * Whether the body may have decided that such an element comes first, or second: it looks at the
   * variable that chooses both the element and its neighbour.
   */
  public boolean areSorted(List<? extends ExpressionTree> by) {
    if (by.size() != 1 || by.get(0) instanceof LiteralTree) {
      return false;
    }
    readOnce();
    String variable = base(variable(by.get(0), "", DEEPEST));
    return decided.contains(variable) && rounds.contains(variable + FieldId.NEXT);
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
    List<Tree> conditions = new ArrayList<>();
    List<ConditionalExpressionTree> choices = new ArrayList<>();
    Elements all =
        new Elements() {
          @Override
          public @Nullable Void visitVariable(VariableTree tree, @Nullable Void p) {
            if (tree.getInitializer() != null) {
              given.put(tree.getName().toString(), tree.getInitializer());
              if (tree.getType() != null && tree.getType().toString().equals("boolean")) {
                conditions.add(tree.getInitializer());
              }
            }
            return super.visitVariable(tree, null);
          }

          @Override
          public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void p) {
            if (isKnown(tree, OF_NEXT)) {
              chosen.put(tree, tree.getMethodSelect());
            }
            return super.visitMethodInvocation(tree, null);
          }

          @Override
          public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void p) {
            changed.add(tree.getVariable().toString());
            return super.visitAssignment(tree, null);
          }

          @Override
          public @Nullable Void visitCompoundAssignment(
              CompoundAssignmentTree tree, @Nullable Void p) {
            changed.add(tree.getVariable().toString());
            return super.visitCompoundAssignment(tree, null);
          }

          @Override
          public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void p) {
            given.remove(tree.getExpression().toString()); // A loop counts it: it is itself.
            return super.visitUnary(tree, null);
          }

          @Override
          public @Nullable Void visitIf(IfTree tree, @Nullable Void p) {
            if (tree.getElseStatement() != null || !isThrow(tree.getThenStatement())) {
              conditions.add(tree.getCondition());
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
          public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void p) {
            conditions.add(tree.getExpression());
            return super.visitSwitch(tree, null);
          }

          @Override
          public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void p) {
            conditions.add(tree.getExpression());
            return super.visitSwitchExpression(tree, null);
          }
        };
    all.scan(body, null);
    for (ConditionalExpressionTree choice : choices) {
      if (variable(choice, "", DEEPEST).isEmpty()) {
        conditions.add(choice.getCondition());
      }
    }
    for (Tree condition : conditions) {
      decide(condition);
    }
    for (Map.Entry<ExpressionTree, ExpressionTree> each : all.chosen.entrySet()) {
      rounds.add(variable(each.getKey(), "", DEEPEST));
      if (of(each.getKey()).endsWith(FieldId.NEXT)) {
        circles.add(each.getValue().toString());
      }
    }
  }

  /** Takes note of elements: of the index, and of what that chooses from. */
  private static class Elements extends TreeScanner<@Nullable Void, @Nullable Void> {
    final Map<ExpressionTree, ExpressionTree> chosen = new LinkedHashMap<>();

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
  }

  /**
   * Takes note of the variables that a condition looks at: those in it, but not in an index, and
   * those that choose two neighbours it compares, also behind variables. Equality orders nothing.
   */
  private void decide(Tree condition) {
    for (String name : condition.toString().replaceAll("\\[[^\\]]*\\]", "").split("\\W+", -1)) {
      decided.add(base(variable(name, DEEPEST)));
    }
    Elements compared =
        new Elements() {
          private int depth = DEEPEST;

          @Override
          public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void p) {
            ExpressionTree value = depth == 0 ? null : given.get(tree.getName().toString());
            depth--;
            scan(value, null);
            depth++;
            return null;
          }

          @Override
          public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void p) {
            boolean equality =
                tree.getKind() == Tree.Kind.EQUAL_TO || tree.getKind() == Tree.Kind.NOT_EQUAL_TO;
            return equality ? null : super.visitBinary(tree, null);
          }
        };
    compared.scan(condition, null);
    Set<String> variables = new HashSet<>();
    for (ExpressionTree index : compared.chosen.keySet()) {
      variables.add(variable(index, "", DEEPEST));
    }
    for (String variable : variables) {
      if (variables.contains(variable + FieldId.NEXT)) {
        decided.add(variable);
      }
    }
  }

  /** Whether a statement does nothing but throw. */
  static boolean isThrow(StatementTree tree) {
    return tree instanceof BlockTree block
        ? block.getStatements().size() == 1 && isThrow(block.getStatements().get(0))
        : tree instanceof ThrowTree;
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
      boolean toNext = isKnown(call, OF_NEXT);
      if (toNext || isKnown(call, OF_ROUND)) {
        String of = variable(call.getArguments().get(0), round, depth);
        return of.isEmpty() || (toNext && !of.equals(base(of)))
            ? ""
            : toNext || of.endsWith(SHIFTED) ? next(of) : of;
      }
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
