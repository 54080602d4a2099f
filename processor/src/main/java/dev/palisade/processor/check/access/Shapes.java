package dev.palisade.processor.check.access;

import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.fixes.SuggestedFixes;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import dev.palisade.processor.check.path.Finding;
import dev.palisade.processor.check.path.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/**
 * Finds, in the methods of one file, two that together have one of the shapes of a lock-free
 * protocol and miss an edge of it. Constructors publish nothing yet.
 */
public final class Shapes {
  private final Unit unit;
  private final List<Trace> traces = new ArrayList<>();

  /** The variables that threads meet on: those that calls with a mode access. */
  private final Set<Symbol> named = new HashSet<>();

  private final Set<Symbol> namedElements = new HashSet<>();
  private final Map<Tree, Finding> found = new LinkedHashMap<>();

  public Shapes(Unit unit) {
    this.unit = unit;
  }

  /** All accesses that are too weak, in order. */
  public Collection<Finding> find() {
    Accesses accesses = new Accesses(unit);
    for (MethodTree method : unit.methods()) {
      if (method.getReturnType() != null && !unit.isHelper(method)) {
        traces.add(new Trace(unit, accesses, method, method.getBody()));
      }
    }
    for (LambdaExpressionTree lambda : unit.lambdas()) {
      traces.add(new Trace(unit, accesses, lambda, lambda.getBody()));
    }
    traces.forEach(this::name);
    if (named.isEmpty() && namedElements.isEmpty()) {
      return List.of();
    }
    Publication publication = new Publication(this);
    TwoWords words = new TwoWords(this);
    for (Trace one : traces) {
      publication.alone(one);
      for (Trace other : traces) {
        if (one != other) {
          publication.pair(one, other);
          words.pair(one, other);
        }
      }
    }
    return found.values();
  }

  private void name(Trace trace) {
    for (Event each : trace.accesses()) {
      if (each.access().named()) {
        (each.access().element() ? namedElements : named).add(each.access().variable());
      }
    }
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
  boolean isMutable(Access access) {
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
        each = unit.state.getTypes().supertype(each)) {
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

  /**
   * Tells of an access that is too weak, or in the wrong place.
   *
   * @param why what is missing, and what may be seen without it
   * @param need how strong it has to be; plain where strength does not help
   */
  void report(Access access, String why, Mode need) {
    Tree at = access.tree();
    if (!found.containsKey(at)) {
      found.put(at, new Finding(at, unit.text(at) + ": " + why, fix(access, need)));
    }
  }

  private SuggestedFix fix(Access access, Mode need) {
    if (need == Mode.PLAIN) {
      return SuggestedFix.emptyFix();
    }
    if (access.tree() instanceof MethodInvocationTree call && access.named()) {
      return SuggestedFixes.renameMethodInvocation(call, stronger(call, need), unit.state);
    }
    VariableTree declaration = unit.declaration(access.variable());
    return declaration == null || access.element()
        ? SuggestedFix.emptyFix()
        : SuggestedFixes.addModifiers(declaration, unit.state, Modifier.VOLATILE)
            .orElse(SuggestedFix.emptyFix());
  }

  private static String stronger(MethodInvocationTree call, Mode need) {
    String name = ASTHelpers.getSymbol(call).name.toString();
    boolean handle = ASTHelpers.getSymbol(call).owner.name.contentEquals("VarHandle");
    if (name.equals("lazySet") || name.matches("set(Plain|Opaque|Release)?")) {
      return need == Mode.ORDERED ? "setRelease" : handle ? "setVolatile" : "set";
    }
    if (name.matches("get(Plain|Opaque|Acquire)?")) {
      return need == Mode.ORDERED ? "getAcquire" : handle ? "getVolatile" : "get";
    }
    return name.replaceFirst("(Plain|Acquire|Release)$", "");
  }
}
