package dev.palisade.processor.check.access;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * One access to a variable that threads may share.
 *
 * @param tree the call, or the name
 * @param variable the field
 * @param element whether it is an element of that field's array
 * @param read how it is read; null if it is not
 * @param write how it is written; null if it is not
 * @param value what is written, if that is an expression
 * @param on the object whose field it is, as text; empty for {@code this} and static fields, with
 *     an {@code @} before a parameter
 * @param named whether a call names the mode, and not the declaration of the field
 */
public record Access(
    Tree tree,
    Symbol variable,
    boolean element,
    @Nullable Mode read,
    @Nullable Mode write,
    @Nullable ExpressionTree value,
    String on,
    boolean named) {

  /** The same, in a method that is called on another object. */
  Access in(String object) {
    return object.isEmpty() || !(on.isEmpty() || on.startsWith("["))
        ? this
        : new Access(tree, variable, element, read, write, value, object + on, named);
  }

  boolean isSameVariable(Access other) {
    return variable.equals(other.variable) && element == other.element;
  }

  /** Whether both are of one object, as far as names tell. */
  boolean isBeside(Access other) {
    return on.replaceFirst("\\[.*", "").equals(other.on.replaceFirst("\\[.*", ""));
  }

  /** Of the object that a method is called for, and not of one it walks to. */
  boolean isOfThis() {
    return on.isEmpty() || on.startsWith("@") || on.startsWith("[");
  }

  boolean isUpdate() {
    return read != null && write != null;
  }

  boolean isWeakRead() {
    return read != null && read.isWeak();
  }

  boolean isWeakWrite() {
    return write != null && write.isWeak();
  }

  boolean isStrongRead() {
    return read != null && !read.isWeak();
  }

  boolean isStrongWrite() {
    return write != null && !write.isWeak();
  }

  /** Whether it writes null, false, zero, or what stands for none. */
  boolean clears() {
    return value instanceof LiteralTree
        ? value.toString().matches("null|false|0L?")
        : value != null && value.toString().equals("this"); // unlinked: points at itself
  }

  boolean isLiteral() {
    return value instanceof LiteralTree;
  }

  boolean writesNull() {
    return value != null && value.getKind() == Tree.Kind.NULL_LITERAL;
  }
}
