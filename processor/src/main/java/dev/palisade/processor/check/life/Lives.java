package dev.palisade.processor.check.life;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import dev.palisade.processor.check.path.FenceCall;
import dev.palisade.processor.check.path.Finding;
import dev.palisade.processor.check.path.Parts;
import dev.palisade.processor.check.path.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lives of the fences in one file: who makes, stores, passes on and signals them, way by way
 * through each method, and what is wrong with that.
 *
 * <p>What a call does is known of methods of the same file from their bodies, of the core and the
 * glue by name. Of any other it is assumed that it takes over what it is given, assigns fields of
 * nothing else, and throws what it declares. Not seen: two names for one object that no assignment
 * here makes so, and what other threads do.
 */
public final class Lives {
  private static final Pattern GIVES = Pattern.compile("(create|new)([A-Z0-9]\\w*)?");

  final Jobs jobs;
  private final Unit unit;
  private final VisitorState state;
  private final Map<Object, Summary> summaries = new HashMap<>();
  private final List<Findings> walked = new ArrayList<>();

  private Lives(Unit unit) {
    this.unit = unit;
    this.state = unit.state;
    this.jobs = new Jobs(unit);
    if (isAboutFences()) {
      unit.methods().forEach(each -> summary(ASTHelpers.getSymbol(each)));
      unit.lambdas().forEach(this::summary);
    }
  }

  private boolean isAboutFences() {
    return unit.parts().stream()
        .anyMatch(
            each -> each instanceof ExpressionTree && isDriverFence(ASTHelpers.getType(each)));
  }

  /** What is wrong in a file, of one kind. */
  public static List<Finding> find(
      Unit unit, Function<Findings, ? extends Collection<Finding>> kind) {
    List<Finding> all = new ArrayList<>();
    unit.shared(Lives.class, Lives::new).walked.forEach(each -> all.addAll(kind.apply(each)));
    return all;
  }

  private boolean isDriverFence(@Nullable Type type) {
    return FenceCall.isDriverFence(type, state);
  }

  private void walk(
      List<? extends VariableTree> parameters, Tree body, Summary summary, Type result) {
    Findings findings = new Findings(unit);
    walked.add(findings);
    new Walk(this, findings, summary, result, state).walk(parameters, body);
  }

  /** What a method does, if its body is in this file; null if it is not. */
  @Nullable Summary summary(MethodSymbol method) {
    MethodTree tree = unit.method(method);
    Summary known = summaries.get(method);
    if (tree == null || known != null) {
      return known;
    }
    Summary summary = new Summary(method.getParameters());
    summaries.put(method, summary);
    walk(tree.getParameters(), tree.getBody(), summary, method.getReturnType());
    for (Tree each : Parts.of(tree.getBody())) {
      Symbol assigned = Parts.assigned(each);
      Summary callee =
          each instanceof MethodInvocationTree call
              ? summaries.get(ASTHelpers.getSymbol(call))
              : null;
      if (assigned != null) {
        summary.assigned.add(assigned);
      } else if (callee != null) {
        summary.assigned.addAll(callee.assigned);
      }
    }
    return summary;
  }

  /** What a lambda does, its variables and those it captures being its parameters. */
  Summary summary(LambdaExpressionTree lambda) {
    Summary known = summaries.get(lambda);
    if (known == null) {
      Set<Symbol> variables = new LinkedHashSet<>();
      for (Tree each : Parts.of(lambda)) {
        if (each instanceof IdentifierTree
            && ASTHelpers.getSymbol(each) instanceof VarSymbol named) {
          variables.add(named);
        }
      }
      known = new Summary(List.copyOf(variables));
      summaries.put(lambda, known);
      Type type = state.getTypes().findDescriptorType(ASTHelpers.getType(lambda));
      walk(lambda.getParameters(), lambda.getBody(), known, type.getReturnType());
    }
    return known;
  }

  /** The field that a method only reads: of a record, or because that is all its body does. */
  @Nullable VarSymbol accessed(MethodSymbol method) {
    if (ASTHelpers.isStatic(method) || !method.getParameters().isEmpty()) {
      return null;
    }
    MethodTree tree = unit.method(method);
    if (tree != null) {
      List<? extends StatementTree> body = tree.getBody().getStatements();
      return body.size() == 1 && body.get(0) instanceof ReturnTree only ? field(only) : null;
    }
    boolean record = (method.owner.flags() & Flags.RECORD) != 0;
    for (Symbol each : record ? ASTHelpers.getEnclosedElements(method.owner) : List.<Symbol>of()) {
      if (each instanceof VarSymbol field && each.name.equals(method.name)) {
        return field;
      }
    }
    return null;
  }

  private static @Nullable VarSymbol field(ReturnTree tree) {
    ExpressionTree value = tree.getExpression();
    boolean own =
        value instanceof IdentifierTree
            || (value instanceof MemberSelectTree select
                && select.getExpression().toString().equals("this"));
    return own
            && ASTHelpers.getSymbol(value) instanceof VarSymbol field
            && Expressions.isField(field)
            && !ASTHelpers.isStatic(field)
        ? field
        : null;
  }

  /** Whether a constructor hands out what it makes. */
  boolean registersItself(MethodSymbol constructor) {
    MethodTree tree = unit.method(constructor);
    Set<Tree> selected = new HashSet<>();
    for (Tree each : Parts.of(tree == null ? null : tree.getBody())) {
      if (each instanceof MemberSelectTree select) {
        selected.add(select.getExpression());
      } else if (each instanceof IdentifierTree name
          && name.getName().contentEquals("this")
          && !selected.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether who calls this gets the duty to signal what it returns. */
  boolean isGiven(MethodSymbol method) {
    return isDriverFence(method.getReturnType())
        && (isMarked(method)
            || ASTHelpers.findSuperMethods(method, state.getTypes()).stream()
                .anyMatch(this::isMarked));
  }

  private boolean isMarked(MethodSymbol method) {
    return ASTHelpers.hasAnnotation(method, Walk.MUST_SIGNAL, state);
  }

  /** Whether only the name of a method without a body says so. */
  boolean looksGiven(MethodSymbol method) {
    return (method.flags() & (Flags.ABSTRACT | Flags.NATIVE)) != 0
        && isDriverFence(method.getReturnType())
        && GIVES.matcher(method.name).matches();
  }

  boolean isTimeline(@Nullable Type type) {
    return FenceCall.isTimeline(type, state);
  }
}
