package dev.palisade.processor.flow;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/** Expressions of which it is evident what a condition makes of them. */
public final class Constants {
  private Constants() {}

  /** Whether an expression is always true (not zero, not null), or never; null if it depends. */
  public static @Nullable Boolean truth(ExpressionTree expression) {
    if (expression instanceof LiteralTree literal) {
      return truth(literal.getValue());
    }
    boolean made =
        expression instanceof NewClassTree
            || expression instanceof NewArrayTree
            || expression instanceof LambdaExpressionTree
            || expression instanceof MemberReferenceTree;
    return made ? Boolean.TRUE : null;
  }

  /** Whether a constant says that a fence is signaled; null if it says nothing of fences. */
  static @Nullable Boolean state(@Nullable Element constant) {
    if (constant == null
        || constant.getKind() != ElementKind.ENUM_CONSTANT
        || !constant.asType().toString().equals("dev.palisade.runtime.FenceStatus")) {
      return null;
    }
    return !constant.getSimpleName().contentEquals("PENDING");
  }

  private static @Nullable Boolean truth(@Nullable Object literal) {
    if (literal == null || literal instanceof Boolean) {
      return Boolean.TRUE.equals(literal);
    }
    if (literal instanceof Integer || literal instanceof Long) {
      return ((Number) literal).longValue() != 0;
    }
    return literal instanceof String ? Boolean.TRUE : null;
  }
}
