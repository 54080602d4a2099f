package dev.palisade.processor.check.access;

import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.fixes.SuggestedFixes;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.palisade.processor.check.path.Finding;
import dev.palisade.processor.check.path.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Finds, in the methods of one file, two that together have one of the shapes of a lock-free
 * protocol and miss an edge of it. Constructors publish nothing yet.
 */
public final class Shapes {
  private final Unit unit;
  private final List<Trace> traces = new ArrayList<>();
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
    Shared shared = new Shared(unit, traces);
    if (shared.isEmpty()) {
      return List.of();
    }
    Publication publication = new Publication(shared, this);
    TwoWords words = new TwoWords(shared, this);
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
