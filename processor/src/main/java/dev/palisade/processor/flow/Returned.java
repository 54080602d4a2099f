package dev.palisade.processor.flow;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * What a method returns in its last statement and nowhere else. A local variable counts as the
 * field that it was read from, if what is made for want of that is all that is put into either. A
 * parameter counts if nothing is assigned to it.
 */
public final class Returned extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final String local;
  private final String field;
  private final String parameter;
  private boolean differs;

  private Returned(String local, String field, String parameter) {
    this.local = local;
    this.field = field;
    this.parameter = parameter;
  }

  /** What a method returns; null if that depends, or is in another local variable. */
  public static @Nullable ExpressionTree of(MethodTree method, BlockTree body) {
    List<? extends StatementTree> statements = body.getStatements();
    int end = statements.size() - 1;
    if (end < 0
        || !(statements.get(end) instanceof ReturnTree last)
        || last.getExpression() == null) {
      return null;
    }
    Set<Name> locals = new HashSet<>();
    ExpressionTree result = last.getExpression();
    Name returned = result instanceof IdentifierTree name ? name.getName() : null;
    for (StatementTree statement : statements) {
      if (statement instanceof VariableTree variable) {
        Name name = variable.getName();
        locals.add(name);
        result =
            name.equals(returned) && variable.getInitializer() != null
                ? variable.getInitializer()
                : result;
      }
    }
    IdentifierTree start = start(result);
    if (start == null || locals.contains(start.getName())) {
      return null;
    }
    boolean isRead = result != last.getExpression();
    String parameter = isOfParameter(method, result) ? start.getName().toString() : "";
    Returned other =
        new Returned(isRead ? returned + "" : "", isRead ? text(result) : "", parameter);
    other.scan(statements.subList(0, end), null);
    return other.differs ? null : result;
  }

  /** Whether what a method returns starts with one of its parameters. */
  public static boolean isOfParameter(MethodTree method, ExpressionTree result) {
    IdentifierTree start = start(result);
    return start != null
        && method.getParameters().stream()
            .anyMatch(parameter -> parameter.getName().equals(start.getName()));
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void p) {
    differs = true;
    return null;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void p) {
    String variable = text(tree.getVariable());
    differs |= variable.equals(parameter);
    if (!local.isEmpty()) {
      ExpressionTree value = tree.getExpression();
      differs |=
          variable.equals(local)
              ? !(value instanceof NewClassTree) && !text(value).equals(field)
              : variable.equals(field)
                  && !(value instanceof AssignmentTree)
                  && !text(value).equals(local);
    }
    return super.visitAssignment(tree, null);
  }

  private static String text(Tree tree) {
    return tree.toString().replace("this.", "");
  }

  /** Whether a call returns what it is given. */
  public static boolean isCheck(MethodInvocationTree call) {
    return !call.getArguments().isEmpty()
        && call.getMethodSelect().toString().endsWith("requireNonNull");
  }

  /** The name that an expression starts with: of a field, a call on one, an element of one. */
  public static @Nullable IdentifierTree start(ExpressionTree expression) {
    ExpressionTree start = expression;
    while (!(start instanceof IdentifierTree identifier)) {
      if (start instanceof MethodInvocationTree call && isCheck(call)) {
        start = call.getArguments().get(0);
      } else if (start instanceof MethodInvocationTree call) {
        start = call.getMethodSelect();
      } else if (start instanceof MemberSelectTree select) {
        start = select.getExpression();
      } else if (start instanceof ArrayAccessTree access) {
        start = access.getExpression();
      } else if (start instanceof TypeCastTree cast) {
        start = cast.getExpression();
      } else if (start instanceof ParenthesizedTree inner) {
        start = inner.getExpression();
      } else {
        return null;
      }
    }
    return identifier;
  }
}
