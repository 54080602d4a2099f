package dev.palisade.processor.check.life;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.CompilationUnitTree;
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
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final VisitorState state;
  private final CompilationUnitTree unit;
  private final Map<Symbol, MethodTree> methods = new HashMap<>();
  private final Map<Symbol, Summary> summaries = new HashMap<>();
  private final Map<Tree, Findings> walked = new HashMap<>();
  private boolean aboutFences;

  /** Of the file where {@code state} is. */
  public Lives(VisitorState state) {
    this.state = state;
    unit = state.getPath().getCompilationUnit();
    jobs = new Jobs(state);
    if (FenceCall.areKnown(state)) {
      read();
    }
  }

  private void read() {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethod(MethodTree tree, @Nullable Void p) {
        if (tree.getBody() != null) {
          methods.put(ASTHelpers.getSymbol(tree), tree);
        }
        return super.visitMethod(tree, null);
      }

      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void p) {
        aboutFences =
            aboutFences
                || (tree instanceof ExpressionTree && isDriverFence(ASTHelpers.getType(tree)));
        return super.scan(tree, null);
      }
    }.scan(unit, null);
    if (aboutFences) {
      jobs.read(unit);
    }
  }

  private boolean isDriverFence(@Nullable Type type) {
    return FenceCall.isDriverFence(type, state);
  }

  /** Whether this is about the file with this tree. */
  public boolean isOf(CompilationUnitTree file) {
    return unit.equals(file);
  }

  /** What is wrong in a method. */
  public List<Finding> of(MethodTree method) {
    if (!aboutFences || method.getBody() == null) {
      return List.of();
    }
    summary(ASTHelpers.getSymbol(method));
    Findings findings = walked.get(method);
    return findings == null ? List.of() : findings.all(state);
  }

  /** What is wrong in a lambda. */
  public List<Finding> of(LambdaExpressionTree lambda) {
    Type type = state.getTypes().findDescriptorType(ASTHelpers.getType(lambda));
    return aboutFences
        ? walk(
                lambda.getParameters(),
                lambda.getBody(),
                new Summary(List.of()),
                type.getReturnType())
            .all(state)
        : List.of();
  }

  private Findings walk(
      List<? extends VariableTree> parameters, Tree body, Summary summary, Type result) {
    Findings findings = new Findings();
    new Walk(this, findings, summary, result, state).walk(parameters, body);
    return findings;
  }

  /** What a method does, if its body is in this file; null if it is not. */
  @Nullable Summary summary(MethodSymbol method) {
    MethodTree tree = methods.get(method);
    Summary known = summaries.get(method);
    if (tree == null || known != null) {
      return known;
    }
    Summary summary = new Summary(method.getParameters());
    summaries.put(method, summary);
    walked.put(tree, walk(tree.getParameters(), tree.getBody(), summary, method.getReturnType()));
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void p) {
        Summary callee = summaries.get(ASTHelpers.getSymbol(call));
        if (callee != null) {
          summary.assigned.addAll(callee.assigned);
        }
        return super.visitMethodInvocation(call, null);
      }

      @Override
      public @Nullable Void scan(@Nullable Tree each, @Nullable Void p) {
        Symbol assigned = each == null ? null : Jobs.assigned(each);
        if (assigned != null) {
          summary.assigned.add(assigned);
        }
        return super.scan(each, null);
      }
    }.scan(tree.getBody(), null);
    return summary;
  }

  /** The field that a method only reads: of a record, or because that is all its body does. */
  @Nullable VarSymbol accessed(MethodSymbol method) {
    if (ASTHelpers.isStatic(method) || !method.getParameters().isEmpty()) {
      return null;
    }
    MethodTree tree = methods.get(method);
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
    MethodTree tree = methods.get(constructor);
    boolean[] handsOut = new boolean[1];
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void p) {
        return select.getExpression() instanceof IdentifierTree
            ? null
            : scan(select.getExpression(), null);
      }

      @Override
      public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void p) {
        handsOut[0] |= name.getName().contentEquals("this");
        return null;
      }
    }.scan(tree == null ? null : tree.getBody(), null);
    return handsOut[0];
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
