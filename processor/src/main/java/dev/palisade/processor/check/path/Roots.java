package dev.palisade.processor.check.path;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/**
 * Which variables an expression stands for: the one it names, and those that was assigned from.
 * Objects are not told apart, so {@code a.ring} and {@code b.ring} are one.
 */
public final class Roots {
  /** What the parameters of the calls that are being followed stand for. */
  final Map<Symbol, ExpressionTree> bound = new HashMap<>();

  private final Unit unit;
  private final boolean loose;

  /**
   * @param loose whether an element stands for its collection, what a call returns for what it is
   *     given, and a parameter for whatever any call of the file gives
   */
  public Roots(Unit unit, boolean loose) {
    this.unit = unit;
    this.loose = loose;
  }

  /** The variables that this stands for. */
  public Set<Symbol> of(@Nullable Tree expression) {
    Set<Symbol> roots = new LinkedHashSet<>();
    add(expression, roots, new HashSet<>());
    return roots;
  }

  /** Whether both may be the same thing. */
  public boolean related(Tree one, Tree other) {
    return !Collections.disjoint(of(one), of(other));
  }

  private void add(@Nullable Tree tree, Set<Symbol> roots, Set<Tree> seen) {
    if (tree == null || !seen.add(tree)) {
      return;
    }
    if (tree instanceof ParenthesizedTree inner) {
      add(inner.getExpression(), roots, seen);
    } else if (tree instanceof TypeCastTree cast) {
      add(cast.getExpression(), roots, seen);
    } else if (tree instanceof ArrayAccessTree element) {
      add(element.getExpression(), roots, seen);
    } else if (tree instanceof AssignmentTree assignment) {
      add(assignment.getExpression(), roots, seen);
    } else if (tree instanceof ConditionalExpressionTree choice) {
      addAll(List.of(choice.getTrueExpression(), choice.getFalseExpression()), roots, seen);
    } else if (tree instanceof MethodInvocationTree call) {
      call(call, roots, seen);
    } else if (tree instanceof MemberReferenceTree reference) {
      reference(reference, roots, seen);
    } else if (tree instanceof NewClassTree made) {
      addAll(loose ? made.getArguments() : List.of(), roots, seen);
    } else {
      variable(ASTHelpers.getSymbol(tree), roots, seen);
    }
  }

  private void addAll(List<? extends Tree> trees, Set<Symbol> roots, Set<Tree> seen) {
    trees.forEach(tree -> add(tree, roots, seen));
  }

  private void variable(@Nullable Symbol symbol, Set<Symbol> roots, Set<Tree> seen) {
    if (!(symbol instanceof VarSymbol) || symbol.name.contentEquals("this") || !roots.add(symbol)) {
      return;
    }
    add(bound.get(symbol), roots, seen);
    addAll(unit.assignedTo(symbol), roots, seen);
    if (loose) {
      add(unit.elementOf(symbol), roots, seen);
      addAll(unit.givenFor(symbol), roots, seen);
    }
  }

  private void call(MethodInvocationTree tree, Set<Symbol> roots, Set<Tree> seen) {
    returnedBy(tree, unit).forEach(value -> add(value, roots, seen));
    variable(component(tree), roots, seen);
    if (loose || isSameObject(tree)) {
      add(ASTHelpers.getReceiver(tree), roots, seen);
      addAll(tree.getArguments(), roots, seen);
    }
  }

  /** The field of a record whose accessor is called; null if none is. */
  static @Nullable Symbol component(MethodInvocationTree call) {
    Symbol accessor = ASTHelpers.getSymbol(call);
    if (accessor.owner.getKind() == ElementKind.RECORD && call.getArguments().isEmpty()) {
      for (Symbol field : ASTHelpers.getEnclosedElements(accessor.owner)) {
        if (field instanceof VarSymbol && field.name == accessor.name) {
          return field;
        }
      }
    }
    return null;
  }

  /** {@code requireNonNull(x)}, {@code driverFence.fence()}. */
  private boolean isSameObject(MethodInvocationTree tree) {
    return ASTHelpers.getSymbol(tree).name.contentEquals("requireNonNull")
        || FenceCall.of(tree, unit.state) == FenceCall.FENCE;
  }

  /** {@code children.forEach(Fence::enableSignaling)}. */
  private void reference(MemberReferenceTree tree, Set<Symbol> roots, Set<Tree> seen) {
    add(tree.getQualifierExpression(), roots, seen);
    if (loose) {
      add(unit.callWith(tree), roots, seen);
    }
  }

  /** What a call may return, if it is of a method of this file. */
  static Set<ExpressionTree> returnedBy(Tree call, Unit unit) {
    Set<ExpressionTree> values = new LinkedHashSet<>();
    MethodTree method = unit.method(call);
    if (method == null) {
      return values;
    }
    for (Tree each : Parts.here(method.getBody())) {
      if (each instanceof ReturnTree result && result.getExpression() != null) {
        values.add(result.getExpression());
      }
    }
    return values;
  }
}
