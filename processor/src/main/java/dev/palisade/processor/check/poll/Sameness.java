package dev.palisade.processor.check.poll;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.palisade.processor.check.path.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an expression is the same thing in the next round of a loop, if a fence answers no. */
final class Sameness extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Unit unit;
  private final ExpressionTree poll;

  /** What the loop moves on, whatever the answer. */
  private final Set<Symbol> moved = new HashSet<>();

  /** What each round declares anew. */
  private final Set<Symbol> declared = new HashSet<>();

  Sameness(Unit unit, Tree loop, ExpressionTree poll) {
    this.unit = unit;
    this.poll = poll;
    if (loop instanceof ForLoopTree each) {
      scan(each.getCondition(), null);
      scan(each.getUpdate(), null);
      scan(each.getStatement(), null);
    } else {
      scan(loop, null);
    }
  }

  /** Whom a call or method reference asks; of a reference, what the elements are taken from. */
  static @Nullable ExpressionTree fenceOf(ExpressionTree poll, Unit unit) {
    MethodInvocationTree call = unit.callWith(poll);
    return poll instanceof MemberReferenceTree
        ? call == null ? null : ASTHelpers.getReceiver(call)
        : ASTHelpers.getReceiver(poll);
  }

  @Override
  public @Nullable Void visitIf(IfTree tree, @Nullable Void p) {
    boolean asks =
        Asked.in(tree.getCondition(), unit).stream().anyMatch(asked -> asked.poll() == poll);
    return asks ? scan(tree.getCondition(), null) : super.visitIf(tree, null);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void p) {
    declared.add(ASTHelpers.getSymbol(tree));
    return super.visitVariable(tree, null);
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void p) {
    moved.add(ASTHelpers.getSymbol(tree.getVariable()));
    return super.visitAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void p) {
    moved.add(ASTHelpers.getSymbol(tree.getVariable()));
    return super.visitCompoundAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void p) {
    if (tree.getKind() != Tree.Kind.LOGICAL_COMPLEMENT) {
      moved.add(ASTHelpers.getSymbol(tree.getExpression()));
    }
    return super.visitUnary(tree, null);
  }

  boolean isSame(@Nullable Tree tree) {
    if (tree == null) {
      return true;
    }
    return switch (tree.getKind()) {
      case PARENTHESIZED -> isSame(ASTHelpers.stripParentheses(tree));
      case TYPE_CAST -> isSame(((TypeCastTree) tree).getExpression());
      case IDENTIFIER -> isSameVariable(ASTHelpers.getSymbol(tree));
      case MEMBER_SELECT ->
          isSameVariable(ASTHelpers.getSymbol(tree))
              && isSame(((MemberSelectTree) tree).getExpression());
      case ARRAY_ACCESS ->
          isSame(((ArrayAccessTree) tree).getExpression())
              && isSame(((ArrayAccessTree) tree).getIndex());
      case METHOD_INVOCATION -> isSameCall((MethodInvocationTree) tree);
      case NEW_CLASS -> areSame(((NewClassTree) tree).getArguments());
      default ->
          tree instanceof BinaryTree binary
              ? isSame(binary.getLeftOperand()) && isSame(binary.getRightOperand())
              : !(tree instanceof UnaryTree);
    };
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
