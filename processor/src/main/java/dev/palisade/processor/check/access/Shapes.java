package dev.palisade.processor.check.access;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.palisade.processor.check.path.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds, in the methods of one file, two that together have one of the shapes of a lock-free
 * protocol and miss an edge of it. Constructors publish nothing yet.
 */
public final class Shapes {
  private final Unit unit;
  private final List<Trace> traces = new ArrayList<>();
  private final Map<Tree, Weak> found = new LinkedHashMap<>();

  public Shapes(Unit unit) {
    this.unit = unit;
  }

  /** All accesses that are too weak, in order. */
  public Iterable<Weak> find() {
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
    Publication publication = new Publication(shared, this::report);
    TwoWords words = new TwoWords(shared, this::report);
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

  private void report(Weak weak) {
    found.putIfAbsent(weak.access().tree(), weak);
  }
}
