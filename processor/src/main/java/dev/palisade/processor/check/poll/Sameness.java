package dev.palisade.processor.check.poll;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.palisade.processor.check.path.Parts;
import dev.palisade.processor.check.path.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an expression is the same thing in the next round of a loop, if a fence answers no. */
final class Sameness {
  private final Unit unit;

  /** What the loop moves on, whatever the answer. */
  private final Set<Symbol> moved = new HashSet<>();

  /** What each round declares anew. */
  private final Set<Symbol> declared = new HashSet<>();

  Sameness(Unit unit, Tree loop, ExpressionTree poll) {
    this.unit = unit;
    Set<Tree> skipped = new HashSet<>();
    if (loop instanceof ForLoopTree each) {
      each.getInitializer().forEach(start -> skipped.addAll(Parts.of(start)));
    }
    for (Tree each : Parts.of(loop)) {
      if (skipped.contains(each)) {
        continue;
      }
      Symbol assigned = Parts.assigned(each);
      if (each instanceof IfTree branch && asks(branch, poll)) {
        skipped.addAll(Parts.of(branch.getThenStatement()));
        skipped.addAll(Parts.of(branch.getElseStatement()));
      } else if (each instanceof VariableTree variable) {
        declared.add(ASTHelpers.getSymbol(variable));
      } else if (assigned != null) {
        moved.add(assigned);
      }
    }
  }

  private boolean asks(IfTree tree, ExpressionTree poll) {
    return Asked.in(tree.getCondition(), unit).stream().anyMatch(each -> each.poll() == poll);
  }

  /** Whom a call or method reference asks; of a reference, what the elements are taken from. */
  static @Nullable ExpressionTree fenceOf(ExpressionTree poll, Unit unit) {
    MethodInvocationTree call = unit.callWith(poll);
    return poll instanceof MemberReferenceTree
        ? call == null ? null : ASTHelpers.getReceiver(call)
        : ASTHelpers.getReceiver(poll);
  }

  boolean isSame(@Nullable Tree tree) {
    if (tree == null) {
      return true;
    }
    if (tree instanceof ParenthesizedTree inner) {
      return isSame(inner.getExpression());
    } else if (tree instanceof TypeCastTree cast) {
      return isSame(cast.getExpression());
    } else if (tree instanceof IdentifierTree name) {
      return isSameVariable(ASTHelpers.getSymbol(name));
    } else if (tree instanceof MemberSelectTree select) {
      return isSameVariable(ASTHelpers.getSymbol(select)) && isSame(select.getExpression());
    } else if (tree instanceof ArrayAccessTree element) {
      return isSame(element.getExpression()) && isSame(element.getIndex());
    } else if (tree instanceof MethodInvocationTree call) {
      return isSameCall(call);
    } else if (tree instanceof NewClassTree made) {
      return areSame(made.getArguments());
    } else if (tree instanceof BinaryTree binary) {
      return isSame(binary.getLeftOperand()) && isSame(binary.getRightOperand());
    }
    return !(tree instanceof UnaryTree);
  }

  private boolean areSame(List<? extends ExpressionTree> trees) {
    return trees.stream().allMatch(this::isSame);
  }

  private boolean isSameVariable(@Nullable Symbol symbol) {
    if (!(symbol instanceof VarSymbol) || symbol.name.contentEquals("this")) {
      return true; // a type
    }
    ExpressionTree whole = unit.elementOf(symbol);
    if (whole instanceof MethodInvocationTree call && !declared.contains(symbol)) {
      return isSame(ASTHelpers.getReceiver(call)); // of a lambda
    }
    if (whole != null && declared.contains(symbol)) {
      return isSame(whole);
    }
    if (!declared.contains(symbol)) {
      return !moved.contains(symbol);
    }
    List<ExpressionTree> values = unit.assignedTo(symbol);
    return values.size() == 1 && isSame(values.get(0));
  }

  private boolean isSameCall(MethodInvocationTree call) {
    String name = ASTHelpers.getSymbol(call).name.toString();
    ExpressionTree receiver = ASTHelpers.getReceiver(call);
    if (name.equals("next")) { // the iterator starts again with each round
      return declared.contains(ASTHelpers.getSymbol(receiver)) && isSame(receiver);
    }
    boolean another =
        name.matches(
            "(poll|remove|take|pop|create|submit|make|dequeue|receive|acquire|claim|advance|read"
                + "|next)([A-Z]\\w*)?");
    return !another && isSame(receiver) && areSame(call.getArguments());
  }
}
