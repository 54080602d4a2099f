package dev.palisade.processor.check.path;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What code reads that was there before it ran: fields, and variables it captures. */
public final class Uses {
  private final Unit unit;
  private final Roots roots;
  private final Set<Symbol> used = new LinkedHashSet<>();
  private final Set<Symbol> own = new HashSet<>();
  private final Set<Tree> seen = new HashSet<>();

  private Uses(Unit unit) {
    this.unit = unit;
    this.roots = new Roots(unit, false);
  }

  /** What this code uses, through the methods of this file that it calls. */
  public static Set<Symbol> of(Tree code, Unit unit) {
    Uses uses = new Uses(unit);
    uses.enter(code);
    uses.used.removeAll(uses.own);
    return uses.used;
  }

  /**
   * What a callback uses: a lambda, a method reference, a {@code FenceCallback} made here or held
   * by a variable.
   */
  public static Set<Symbol> ofCallback(Tree callback, Unit unit) {
    Uses uses = new Uses(unit);
    uses.callback(callback);
    uses.used.removeAll(uses.own);
    return uses.used;
  }

  private void callback(@Nullable Tree tree) {
    if (tree instanceof LambdaExpressionTree lambda) {
      enter(lambda.getBody());
    } else if (tree instanceof MemberReferenceTree reference) {
      use(reference.getQualifierExpression());
      enter(unit.method(reference));
    } else if (tree instanceof NewClassTree made) {
      made(made);
    } else if (tree != null && seen.add(tree)) {
      Symbol variable = ASTHelpers.getSymbol(tree);
      unit.assignedTo(variable).forEach(this::callback);
      Roots.returnedBy(tree, unit).forEach(this::callback);
    }
  }

  private void made(NewClassTree tree) {
    Symbol type =
        tree.getClassBody() == null
            ? ASTHelpers.getSymbol(tree.getIdentifier())
            : ASTHelpers.getSymbol(tree.getClassBody());
    for (MethodTree method : unit.methods()) {
      Symbol symbol = ASTHelpers.getSymbol(method);
      if (symbol.owner == type && symbol.name.contentEquals("signaled")) {
        enter(method);
      }
    }
    // What its constructor was given: fields of the callback stand for it.
    for (Symbol field : Set.copyOf(used)) {
      unit.assignedTo(field)
          .forEach(
              value -> {
                Symbol parameter = ASTHelpers.getSymbol(value);
                unit.givenFor(parameter).forEach(this::use);
              });
    }
  }

  private void enter(@Nullable Tree code) {
    if (code == null || !seen.add(code)) {
      return;
    }
    Set<Tree> assigned = new HashSet<>();
    for (Tree tree : Parts.of(code instanceof MethodTree method ? method.getBody() : code)) {
      if (tree instanceof AssignmentTree assignment
          && assignment.getVariable() instanceof IdentifierTree) {
        assigned.add(assignment.getVariable());
      } else if (tree instanceof VariableTree variable) {
        own.add(ASTHelpers.getSymbol(variable));
      } else if (!assigned.contains(tree)) {
        enter(tree instanceof MethodInvocationTree ? unit.method(tree) : null);
        name(tree);
      }
    }
  }

  private void name(Tree tree) {
    Symbol named =
        tree instanceof MethodInvocationTree call
            ? Roots.component(call)
            : tree instanceof IdentifierTree || tree instanceof MemberSelectTree
                ? ASTHelpers.getSymbol(tree)
                : null;
    if (named instanceof VarSymbol && !FenceCall.isFence(ASTHelpers.getType(tree), unit.state)) {
      use(tree);
    }
  }

  private void use(Tree name) {
    used.addAll(roots.of(name));
  }
}
