package dev.palisade.processor.body;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import dev.palisade.processor.fact.LockFacts.Compared;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.flow.Bindings;
import dev.palisade.processor.flow.Bindings.Value;
import dev.palisade.processor.naming.ObjectPaths;
import dev.palisade.processor.naming.SourceFile;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pairs of objects that a body compares by something that orders them: {@code id <
 * other.id}, {@code a.compareTo(b) < 0}, {@code identityHashCode(a) > identityHashCode(b)}, also
 * through local variables. Equality orders nothing.
 */
final class Comparisons {
  private static final Set<Tree.Kind> ORDERS =
      EnumSet.of(
          Tree.Kind.LESS_THAN,
          Tree.Kind.LESS_THAN_EQUAL,
          Tree.Kind.GREATER_THAN,
          Tree.Kind.GREATER_THAN_EQUAL);

  private final SourceFile source;
  private final ObjectPaths paths;
  private final Map<Element, Origin> origins = new HashMap<>();

  /** What a local variable was first given, and what was known there. */
  private record Origin(ExpressionTree value, Bindings known) {}

  Comparisons(SourceFile source, ObjectPaths paths) {
    this.source = source;
    this.paths = paths;
  }

  /** A local variable is given a value that may come from an object. */
  void assigned(VariableElement variable, ExpressionTree value, Bindings known) {
    if (!variable.getKind().isField() && !(value instanceof LiteralTree) && isValue(variable)) {
      origins.put(variable, new Origin(value, known));
    }
  }

  /** Only of numbers and the like is it worth knowing where they come from. */
  private static boolean isValue(VariableElement variable) {
    String type = variable.asType().toString();
    return variable.asType().getKind().isPrimitive()
        || (type.startsWith("java.lang.") && !type.endsWith(".Object"));
  }

  /** The two objects a comparison decides between; null if it does not compare two. */
  @Nullable Compared of(BinaryTree tree, Bindings known) {
    if (!ORDERS.contains(tree.getKind())) {
      return null;
    }
    Set<ObjectPath> all = objectsIn(tree, known);
    if (all.size() != 2) {
      return null;
    }
    List<ObjectPath> two = List.copyOf(all);
    return new Compared(two.get(0), two.get(1));
  }

  private Set<ObjectPath> objectsIn(Tree tree, Bindings known) {
    Set<ObjectPath> found = new LinkedHashSet<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void p) {
        if (source.element(select) instanceof VariableElement) {
          ObjectPath owner = object(select.getExpression(), known);
          if (owner != null) {
            found.add(owner);
            return null;
          }
        }
        return super.visitMemberSelect(select, null);
      }

      @Override
      public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void p) {
        if (call.getMethodSelect() instanceof MemberSelectTree select
            && !select.getIdentifier().contentEquals("compare")) { // that asks a comparator
          ObjectPath receiver = object(select.getExpression(), known);
          if (receiver != null) {
            found.add(receiver);
          } else {
            scan(select.getExpression(), null);
          }
        }
        return scan(call.getArguments(), null);
      }

      @Override
      public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void p) {
        add(identifier, known, found);
        return null;
      }
    }.scan(tree, null);
    return found;
  }

  private void add(IdentifierTree identifier, Bindings known, Set<ObjectPath> found) {
    Element element = source.element(identifier);
    if (!(element instanceof VariableElement variable)) {
      return;
    }
    ObjectPath object = object(identifier, known);
    Origin origin = origins.remove(variable);
    if (origin != null) {
      found.addAll(objectsIn(origin.value(), origin.known()));
      origins.put(variable, origin);
    } else if (isOwnValue(variable)
        && variable.getEnclosingElement() instanceof TypeElement owner) {
      found.add(paths.receiver(owner));
    } else if (object != null) {
      found.add(object);
    } else if (paths.parameter(variable) >= 0) {
      found.add(ObjectPath.parameter(paths.parameter(variable), ""));
    }
  }

  private static boolean isOwnValue(VariableElement variable) {
    return variable.getKind() == ElementKind.FIELD
        && !variable.getModifiers().contains(Modifier.STATIC)
        && isValue(variable);
  }

  private @Nullable ObjectPath object(ExpressionTree expression, Bindings known) {
    Value value = paths.value(expression, known);
    ObjectPath path = value == null ? null : value.object();
    return path != null
            && (path.isOneObject() ? path.root() != Root.STATIC : path.root() == Root.PARAMETER)
        ? path
        : null;
  }
}
