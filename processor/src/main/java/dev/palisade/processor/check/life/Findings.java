package dev.palisade.processor.check.life;

import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.fixes.SuggestedFixes;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import dev.palisade.processor.check.path.Finding;
import dev.palisade.processor.check.path.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what goes wrong in one body, each thing once, and words it. */
public final class Findings {
  private final Unit unit;
  private final Map<Object, Tree> parameters = new HashMap<>();
  private final Map<Value, Tree> signaledAt = new HashMap<>();
  private final Set<Tree> firstSignals = new HashSet<>();
  private final Map<Tree, Value> repeated = new LinkedHashMap<>();
  private final Set<Tree> failures = new HashSet<>();

  /** Where it was asked whether a counter has arrived, for the fences that are signaled then. */
  private final Map<Value, Integer> counted = new HashMap<>();

  private final Map<Tree, Finding> touches = new LinkedHashMap<>();

  /** Where a fence is made that is dropped, the ways out on which it is, and its name there. */
  private final Map<Tree, Map<Tree, String>> leaks = new LinkedHashMap<>();

  /** Those of {@link #leaks} that only a name says have to be signaled. */
  private final Set<Tree> doubtful = new HashSet<>();

  Findings(Unit unit) {
    this.unit = unit;
  }

  void parameter(Symbol symbol, Tree declaration) {
    parameters.put(symbol, declaration);
  }

  /** A way leaves the body; {@code end}: after its last statement. */
  void leaves(Way way, Tree at, boolean end) {
    for (Value fence : way.lives.keySet()) {
      boolean another =
          (end ? Integer.MAX_VALUE : ASTHelpers.getStartPosition(at))
              > counted.getOrDefault(fence, Integer.MAX_VALUE);
      if (way.is(fence, Way.DUTY) && !way.is(fence, Way.MAYBE) && !another) {
        Symbol name = way.local(fence);
        leak(fence, !way.is(fence, Way.WEAK))
            .put(at, end || name == null ? "" : name.name.toString());
      }
    }
  }

  /** The next fence is made where the last one was, and nobody can reach that any more. */
  void lost(Value fence) {
    Map<Tree, String> unused = leak(fence, true);
  }

  private Map<Tree, String> leak(Value fence, boolean certain) {
    Value base = fence.base();
    if (base != null && fence.site().equals(Way.OLD)) {
      return leak(base, certain);
    }
    Tree at = fence.site() instanceof Tree tree ? tree : parameters.get(fence.site());
    if (at == null) {
      return new HashMap<>();
    }
    if (!certain && !leaks.containsKey(at)) {
      doubtful.add(at);
    }
    return leaks.computeIfAbsent(at, any -> new LinkedHashMap<>());
  }

  /** A fence is signaled; tells whether it was before, on this way. */
  boolean signals(Way way, Tree at, Value fence, boolean fails) {
    if (way.read(Way.COUNTED).site() instanceof Tree asked
        && (fence.site() instanceof Symbol || !(asked instanceof MethodInvocationTree))) {
      counted.putIfAbsent(fence, ASTHelpers.getStartPosition(asked));
    }
    boolean again = way.is(fence, Way.SIGNALED | Way.SEEN);
    if (!again) {
      firstSignals.add(at);
      signaledAt.putIfAbsent(fence, at);
    } else {
      repeated.putIfAbsent(at, fence);
      if (fails) {
        failures.add(at);
      }
    }
    return again;
  }

  /** A part of the job of a fence is touched, which was signaled before. */
  void touches(Tree at, Value part, Value fence) {
    Tree first = signaledAt.get(fence);
    String what = part.site() instanceof Symbol named ? named.name.toString() : "this";
    String message =
        "\""
            + what
            + "\" belongs to the job whose fence was signaled"
            + (first == null ? "" : " in line " + unit.line(first))
            + ": whoever waited for that may be using it, or be gone with it";
    touches.putIfAbsent(at, new Finding(at, message, SuggestedFix.emptyFix()));
  }

  /** The touches of a job after its fence was signaled. */
  public Collection<Finding> touches() {
    return touches.values();
  }

  /** The fences that are dropped unsignaled. */
  public Collection<Finding> leaks() {
    List<Finding> all = new ArrayList<>();
    leaks.forEach(
        (at, exits) ->
            all.add(new Finding(at, dropped(exits), !doubtful.contains(at), mend(exits))));
    return all;
  }

  /** The fences that are signaled again. */
  public Collection<Finding> repeated() {
    return again(false);
  }

  /** The errors given to fences that have been signaled. */
  public Collection<Finding> lateErrors() {
    return again(true);
  }

  private Collection<Finding> again(boolean fails) {
    List<Finding> all = new ArrayList<>();
    repeated.forEach(
        (at, fence) -> {
          if (fails == failures.contains(at)) {
            all.add(new Finding(at, again(at, fence, fails), drop(at, fails)));
          }
        });
    return all;
  }

  private String dropped(Map<Tree, String> exits) {
    if (exits.isEmpty()) {
      return "The loop makes the next fence while nobody has signaled this one, stored it or passed"
          + " it on: who waits for it waits for ever";
    }
    Tree exit = exits.keySet().iterator().next();
    String where =
        exit instanceof ReturnTree
            ? "returns in line " + unit.line(exit)
            : exit instanceof StatementTree && !(exit instanceof ThrowTree)
                ? "comes to the end of the method"
                : "leaves with an exception in line " + unit.line(exit);
    return "This fence is dropped unsignaled on the way that "
        + where
        + ": who waits for it waits for ever";
  }

  /** Signals the fence before each way out, if each is a statement that does not need it. */
  private SuggestedFix mend(Map<Tree, String> exits) {
    SuggestedFix.Builder fix = SuggestedFix.builder();
    for (Map.Entry<Tree, String> each : exits.entrySet()) {
      Tree exit = each.getKey();
      String name = each.getValue();
      String source = unit.state.getSourceForNode(exit);
      boolean jump = exit instanceof ReturnTree || exit instanceof ThrowTree;
      if (!jump
          || name.isEmpty()
          || source == null
          || source.matches("(?s).*\\b" + name + "\\b.*")) {
        return SuggestedFix.emptyFix();
      }
      String error =
          SuggestedFixes.qualifyType(unit.state, fix, "dev.palisade.runtime.FenceError")
              + ".CANCELED";
      String signal = name + ".signal(" + error + ");\n";
      if (unit.parent(exit) instanceof BlockTree) {
        fix.prefixWith(exit, signal);
      } else {
        fix.replace(exit, "{\n" + signal + source + "\n}");
      }
    }
    return exits.isEmpty() ? SuggestedFix.emptyFix() : fix.build();
  }

  private String again(Tree at, Value fence, boolean fails) {
    Tree first = signaledAt.get(fence);
    String before =
        first == null
            ? "is known to be signaled here"
            : first.equals(at)
                ? "was signaled here the last time round the loop"
                : "was signaled before, in line " + unit.line(first);
    return "This fence "
        + before
        + (fails ? ": nobody will ever see this error" : ": to signal it again does nothing");
  }

  /** A signal that always comes second does nothing, so it may go. */
  private SuggestedFix drop(Tree at, boolean fails) {
    boolean mayGo =
        !fails
            && !firstSignals.contains(at)
            && unit.parent(at) instanceof ExpressionStatementTree statement
            && unit.parent(statement) instanceof BlockTree
            && ((MethodInvocationTree) at).getArguments().isEmpty()
            && ASTHelpers.getSymbol((MethodInvocationTree) at).name.contentEquals("signal");
    return mayGo ? SuggestedFix.delete(unit.parent(at)) : SuggestedFix.emptyFix();
  }
}
