package dev.palisade.processor.check.access;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import dev.palisade.processor.check.path.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** The variables that threads meet on: those that calls with a mode access. */
final class Shared {
  final Unit unit;
  private final Set<Symbol> named = new HashSet<>();
  private final Set<Symbol> namedElements = new HashSet<>();

  Shared(Unit unit, List<Trace> traces) {
    this.unit = unit;
    for (Trace trace : traces) {
      for (Event each : trace.accesses()) {
        if (each.access().named()) {
          (each.access().element() ? namedElements : named).add(each.access().variable());
        }
      }
    }
  }

  boolean isEmpty() {
    return named.isEmpty() && namedElements.isEmpty();
  }

  /** Whether calls name modes for it. */
  boolean isNamed(Access access) {
    return (access.element() ? namedElements : named).contains(access.variable());
  }

  /** Whether it is no plain data: threads order themselves by it. */
  boolean isSync(Access access) {
    return isNamed(access)
        || (!access.element() && access.variable().getModifiers().contains(Modifier.VOLATILE));
  }

  int line(Event event) {
    return unit.line(event.tree);
  }

  /**
   * Whether an object that is written is one whose fields may be seen late. Those of an object
   * whose fields are all final are not.
   */
  static boolean isMutable(Access access, VisitorState state) {
    Type type = access.value() == null ? null : ASTHelpers.getType(access.value());
    if (type == null || type.isPrimitive() || type.getKind() == TypeKind.NULL) {
      return false;
    }
    if (type.getKind() == TypeKind.ARRAY || type.isInterface()) {
      return true;
    }
    String name = type.tsym.getQualifiedName().toString();
    if (name.startsWith("java.lang.") && !name.equals("java.lang.Object")) {
      return false;
    }
    for (Type each = type;
        each.tsym instanceof ClassSymbol;
        each = state.getTypes().supertype(each)) {
      for (Symbol member : ASTHelpers.getEnclosedElements(each.tsym)) {
        if (member.getKind() == ElementKind.FIELD
            && !ASTHelpers.isStatic(member)
            && !member.getModifiers().contains(Modifier.FINAL)) {
          return true;
        }
      }
    }
    return name.equals("java.lang.Object") || type.tsym.getModifiers().contains(Modifier.ABSTRACT);
  }
}
