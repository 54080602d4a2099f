package dev.palisade.processor.check.life;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.palisade.processor.check.path.FenceCall;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an expression stands for, as far as it has a name: two expressions with one value are one
 * object. A field of a value is a value too, the one that it had first; {@link Way} knows what it
 * holds later.
 *
 * @param site a constant, a variable, a field or an accessor of {@code base}, an operator, or the
 *     tree that made the value
 * @param base what it is of: the receiver, the left operand; null if of nothing
 * @param index the index, key or right operand; null if there is none
 */
record Value(Object site, @Nullable Value base, @Nullable Value index) {
  static final Value NULL = of("null");
  static final Value TRUE = of(true);
  static final Value FALSE = of(false);
  static final Value THIS = of("this");

  /** The operators that conditions are made of; others are named by the kind of their tree. */
  static final String NOT = "!";

  static final String EQUAL = "==";
  static final String LESS = "<";

  static Value of(Object site) {
    return new Value(site, null, null);
  }

  Value negated() {
    return equals(TRUE) ? FALSE : equals(FALSE) ? TRUE : new Value(NOT, this, null);
  }

  boolean isConstant() {
    return equals(NULL)
        || site instanceof Boolean
        || site instanceof Number
        || site instanceof Character
        || (site instanceof VarSymbol named && named.isEnum());
  }

  /** Whether this or something it is made of matches. */
  boolean contains(Predicate<Value> which) {
    return which.test(this)
        || (base != null && base.contains(which))
        || (index != null && index.contains(which));
  }

  boolean contains(Value part) {
    return contains(part::equals);
  }

  /** The fence of which this may be the consumer's side. */
  Value core() {
    return site == FenceCall.FENCE && base != null ? base : this;
  }
}
