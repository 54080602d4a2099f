package dev.palisade.processor.check.life;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.palisade.processor.check.path.FenceCall;
import dev.palisade.processor.check.path.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What comparisons tell; and which conditions are met once in the life of what they are about. */
abstract class Conditions extends Steps {
  /** Calls that count towards a number; and answers that come once in the life of what is asked. */
  private static final Pattern COUNTS =
      Pattern.compile("(de|in)crement.*|getAnd.*|addAndGet|size|(?i).*remaining.*|.*pending.*");

  /** What moves a counter and says where it is, as a call or an operator. */
  private static final String MOVES =
      "(de|in)crementAndGet|getAnd(De|In)crement|addAndGet|getAndAdd|(?s).*(--|\\+\\+|[-+]=).*";

  private static final String UP = ".*([iI]ncr|\\+).*";

  private static final Pattern TRUE_ONCE =
      Pattern.compile("isEmpty|compareAndSet|weakCompareAndSet.*|(?i).*last.*");

  private static final Pattern FALSE_ONCE = Pattern.compile("hasNext|hasMoreElements|getAndSet");

  Conditions(VisitorState state) {
    super(state);
  }

  @Override
  protected final void test(ExpressionTree condition) {
    scan(condition, null);
    List<Way> is = new ArrayList<>();
    List<Way> not = new ArrayList<>();
    for (Way each : ways()) {
      Way way = each.copy();
      Value value = way.pop();
      if (counts(condition, value)) {
        way.write(Way.COUNTED, Value.of(condition));
      }
      Value once = once(condition, value);
      boolean over = once != null && way.isFact(once);
      boolean negated = value.site().equals(Value.NOT) || falseOnce(condition);
      Way other = way.copy();
      if (other.assume(value, true) && (negated || !over)) {
        note(other, negated ? null : once);
        is.add(other);
      }
      if (way.assume(value, false) && (!negated || !over)) {
        note(way, negated ? once : null);
        not.add(way);
      }
    }
    both(reached(is), reached(not));
  }

  private static void note(Way way, @Nullable Value once) {
    if (once != null) {
      way.fact(once);
    }
  }

  /**
   * What remembers that a condition has been met that is met once: a counter arrives, a queue runs
   * empty, a race is won. Null if a condition may be met again and again.
   */
  private static @Nullable Value once(ExpressionTree condition, Value value) {
    if (condition instanceof MethodInvocationTree call) {
      String name = ASTHelpers.getSymbol(call).name.toString();
      boolean once = TRUE_ONCE.matcher(name).matches() || FALSE_ONCE.matcher(name).matches();
      boolean race = name.contains("And");
      return !once
          ? null
          : race && value.base() != null
              ? new Value(name, value.base(), null)
              : Value.of(condition);
    }
    Value equal = value.site().equals(Value.NOT) && value.base() != null ? value.base() : value;
    if (!equal.site().equals(Value.EQUAL) || !(condition instanceof BinaryTree binary)) {
      return null;
    }
    for (ExpressionTree each : List.of(binary.getLeftOperand(), binary.getRightOperand())) {
      Symbol symbol = ASTHelpers.getSymbol(each);
      if (Parts.assigned(ASTHelpers.stripParentheses(each)) != null
          || (symbol instanceof Symbol.MethodSymbol && COUNTS.matcher(symbol.name).matches())) {
        return Value.of(condition);
      }
      if (isCounter(symbol, equal.base()) || isCounter(symbol, equal.index())) {
        return new Value(condition, null, Value.of(symbol));
      }
    }
    return null;
  }

  /**
   * Whether this asks if a counter has arrived, or a race was won. That is so in another part of a
   * job, or in another round: who is told no leaves to that what is to be done then.
   */
  private static boolean counts(ExpressionTree condition, Value value) {
    Value asked = value.site().equals(Value.NOT) && value.base() != null ? value.base() : value;
    boolean less = asked.site().equals(Value.LESS);
    Value once = once(condition, value);
    return ((less || asked.site().equals(Value.EQUAL))
            && (isCount(asked.base(), less) || isCount(asked.index(), less)))
        || (once != null && once.site().equals("compareAndSet"))
        || (once != null
            && once.index() != null
            && condition instanceof BinaryTree binary
            && ASTHelpers.constValue(binary.getLeftOperand()) == null
            && ASTHelpers.constValue(binary.getRightOperand()) == null);
  }

  /** Whether a value is what a counter says when it has been moved; {@code down}: towards zero. */
  private static boolean isCount(@Nullable Value value, boolean down) {
    Object site = value == null ? null : value.site();
    String name =
        site instanceof MethodInvocationTree call
            ? ASTHelpers.getSymbol(call).name.toString()
            : site instanceof UnaryTree || site instanceof CompoundAssignmentTree
                ? site.toString()
                : "";
    return name.matches(MOVES) && !(down && name.matches(UP));
  }

  private static boolean isCounter(@Nullable Symbol symbol, @Nullable Value value) {
    return value != null
        && symbol instanceof VarSymbol
        && symbol.type.isPrimitive()
        && (value.site() instanceof UnaryTree
            || value.site() instanceof CompoundAssignmentTree
            || value.site() instanceof Number
            || value.site().equals(Way.ANY));
  }

  private static boolean falseOnce(ExpressionTree condition) {
    return condition instanceof MethodInvocationTree call
        && FALSE_ONCE.matcher(ASTHelpers.getSymbol(call).name).matches();
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void p) {
    if (isLogical(tree)) {
      condition(tree);
      List<Way> not = ifFalse;
      now = ifTrue;
      put(Value.TRUE);
      List<Way> is = now;
      now = not;
      put(Value.FALSE);
      now = meet(is, now);
      return null;
    }
    scan(tree.getLeftOperand(), null);
    scan(tree.getRightOperand(), null);
    push(way -> binary(tree.getKind(), way.pop(), way.pop()));
    return null;
  }

  private static Value binary(Tree.Kind operator, Value right, Value left) {
    boolean notLess = operator == Tree.Kind.GREATER_THAN_EQUAL;
    boolean notMore = operator == Tree.Kind.LESS_THAN_EQUAL;
    boolean differs = operator == Tree.Kind.NOT_EQUAL_TO;
    Value value =
        operator == Tree.Kind.EQUAL_TO || differs
            ? equal(left.core(), right.core())
            : operator == Tree.Kind.LESS_THAN || notLess
                ? new Value(Value.LESS, left, right)
                : operator == Tree.Kind.GREATER_THAN || notMore
                    ? new Value(Value.LESS, right, left)
                    : new Value(operator, left, right);
    return differs || notLess || notMore ? value.negated() : value;
  }

  private static Value equal(Value left, Value right) {
    return left.isConstant() || right.site() instanceof FenceCall
        ? new Value(Value.EQUAL, right, left)
        : new Value(Value.EQUAL, left, right);
  }
}
