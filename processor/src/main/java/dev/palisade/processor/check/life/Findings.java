package dev.palisade.processor.check.life;

import com.google.errorprone.VisitorState;
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
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol;
import dev.palisade.processor.check.life.Lives.Trouble;
import dev.palisade.processor.check.path.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what goes wrong in one body, each thing once, and words it. */
final class Findings {
  private final Map<Object, Tree> parameters = new HashMap<>();
  private final Map<Value, Tree> signaledAt = new HashMap<>();
  private final Set<Tree> firstSignals = new HashSet<>();
  private final Map<Tree, Value> repeated = new LinkedHashMap<>();
  private final Set<Tree> failures = new HashSet<>();
  private final Map<Object, Leak> leaks = new LinkedHashMap<>();
  private final Map<Tree, Touch> touches = new LinkedHashMap<>();

  private record Touch(Value part, Value fence) {}

  /** The ways on which a fence is dropped; {@code exits} has the name that it has there. */
  private record Leak(boolean certain, Map<Tree, String> exits) {}

  void parameter(Symbol symbol, Tree declaration) {
    parameters.put(symbol, declaration);
  }

  /** A way leaves the body; {@code end}: after its last statement. */
  void leaves(Way way, Tree at, boolean end) {
    for (Value fence : way.lives.keySet()) {
      if (way.is(fence, Way.DUTY) && !way.is(fence, Way.MAYBE)) {
        Symbol name = way.local(fence);
        leak(fence, !way.is(fence, Way.WEAK))
            .exits
            .put(at, end || name == null ? "" : name.name.toString());
      }
    }
  }

  /** The next fence is made where the last one was, and nobody can reach that any more. */
  void lost(Value fence) {
    leak(fence, true);
  }

  private Leak leak(Value fence, boolean certain) {
    Value base = fence.base();
    if (base != null && fence.site().equals(Way.OLD)) {
      return leak(base, certain);
    }
    Object made = fence.site();
    Tree at = made instanceof Tree tree ? tree : parameters.get(made);
    return leaks.computeIfAbsent(
        at == null ? new Object() : at, any -> new Leak(certain, new LinkedHashMap<>()));
  }

  /** A fence is signaled; {@code again}: it was before, on this way. */
  void signals(Tree at, Value fence, boolean fails, boolean again) {
    if (!again) {
      firstSignals.add(at);
      signaledAt.putIfAbsent(fence, at);
      return;
    }
    repeated.putIfAbsent(at, fence);
    if (fails) {
      failures.add(at);
    }
  }

  void touches(Tree at, Value part, Value fence) {
    touches.putIfAbsent(at, new Touch(part, fence));
  }

  /** All that is of one kind, in the file where {@code state} is. */
  List<Finding> all(Trouble trouble, VisitorState state) {
    List<Finding> all = new ArrayList<>();
    if (trouble == Trouble.NEVER_SIGNALED) {
      leaks.forEach(
          (made, leak) -> {
            if (made instanceof Tree tree) {
              all.add(new Finding(tree, dropped(leak, state), leak.certain, mend(leak, state)));
            }
          });
    } else if (trouble == Trouble.USE_AFTER_SIGNAL) {
      touches.forEach(
          (at, touch) -> all.add(new Finding(at, used(touch, state), SuggestedFix.emptyFix())));
    } else {
      repeated.forEach(
          (at, fence) -> {
            boolean fails = failures.contains(at);
            if (fails == (trouble == Trouble.ERROR_AFTER_SIGNAL)) {
              all.add(new Finding(at, again(at, fence, fails, state), drop(at, fails, state)));
            }
          });
    }
    return all;
  }

  private static long line(Tree tree, VisitorState state) {
    return state
        .getPath()
        .getCompilationUnit()
        .getLineMap()
        .getLineNumber(ASTHelpers.getStartPosition(tree));
  }

  private static String dropped(Leak leak, VisitorState state) {
    if (leak.exits.isEmpty()) {
      return "The loop makes the next fence while nobody has signaled this one, stored it or passed"
          + " it on: who waits for it waits for ever";
    }
    Tree exit = leak.exits.keySet().iterator().next();
    String where =
        exit instanceof ReturnTree
            ? "returns in line " + line(exit, state)
            : exit instanceof StatementTree && !(exit instanceof ThrowTree)
                ? "comes to the end of the method"
                : "leaves with an exception in line " + line(exit, state);
    return "This fence is dropped unsignaled on the way that "
        + where
        + ": who waits for it waits for ever";
  }

  /** Signals the fence before each way out, if each is a statement that does not need it. */
  private static SuggestedFix mend(Leak leak, VisitorState state) {
    SuggestedFix.Builder fix = SuggestedFix.builder();
    for (Map.Entry<Tree, String> each : leak.exits.entrySet()) {
      Tree exit = each.getKey();
      String name = each.getValue();
      String source = state.getSourceForNode(exit);
      boolean jump = exit instanceof ReturnTree || exit instanceof ThrowTree;
      if (!jump
          || name.isEmpty()
          || source == null
          || source.matches("(?s).*\\b" + name + "\\b.*")) {
        return SuggestedFix.emptyFix();
      }
      String error =
          SuggestedFixes.qualifyType(state, fix, "dev.palisade.runtime.FenceError") + ".CANCELED";
      String signal = name + ".signal(" + error + ");\n";
      if (parent(exit, state) instanceof BlockTree) {
        fix.prefixWith(exit, signal);
      } else {
        fix.replace(exit, "{\n" + signal + source + "\n}");
      }
    }
    return leak.exits.isEmpty() ? SuggestedFix.emptyFix() : fix.build();
  }

  private static @Nullable Tree parent(Tree tree, VisitorState state) {
    TreePath path = TreePath.getPath(state.getPath().getCompilationUnit(), tree);
    return path == null ? null : path.getParentPath().getLeaf();
  }

  private String again(Tree at, Value fence, boolean fails, VisitorState state) {
    Tree first = signaledAt.get(fence);
    String before =
        first == null
            ? "is known to be signaled here"
            : first.equals(at)
                ? "was signaled here the last time round the loop"
                : "was signaled before, in line " + line(first, state);
    return "This fence "
        + before
        + (fails ? ": nobody will ever see this error" : ": to signal it again does nothing");
  }

  /** A signal that always comes second does nothing, so it may go. */
  private SuggestedFix drop(Tree at, boolean fails, VisitorState state) {
    boolean mayGo =
        !fails
            && !firstSignals.contains(at)
            && parent(at, state) instanceof ExpressionStatementTree statement
            && parent(statement, state) instanceof BlockTree
            && ((MethodInvocationTree) at).getArguments().isEmpty()
            && ASTHelpers.getSymbol((MethodInvocationTree) at).name.contentEquals("signal");
    return mayGo ? SuggestedFix.delete(parent(at, state)) : SuggestedFix.emptyFix();
  }

  private String used(Touch touch, VisitorState state) {
    Tree first = signaledAt.get(touch.fence);
    String what = touch.part.site() instanceof Symbol part ? part.name.toString() : "this";
    return "\""
        + what
        + "\" belongs to the job whose fence was signaled"
        + (first == null ? "" : " in line " + line(first, state))
        + ": whoever waited for that may be using it, or be gone with it";
  }
}
