package dev.palisade.processor.check.poll;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import dev.palisade.processor.check.path.FenceCall;
import dev.palisade.processor.check.path.Roots;
import dev.palisade.processor.check.path.Unit;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who tells the driver of a fence that somebody is interested: by arming it, adding a callback,
 * waiting; or perhaps, since it is given to code that is not seen here.
 */
final class Interest {
  /** Code that never arms what it is given. */
  private static final Pattern HARMLESS =
      Pattern.compile("java\\..*|dev\\.palisade\\.runtime\\.(FenceArray|FenceChain|Fences)");

  private final Unit unit;
  private final Roots roots;

  /** The fences that somebody is interested in, by where that is shown. */
  private final Map<Tree, Set<Symbol>> shown = new HashMap<>();

  Interest(Unit unit, Roots roots) {
    this.unit = unit;
    this.roots = roots;
    unit.parts().forEach(this::read);
  }

  /** Whether anybody has shown interest in a fence, or nobody has to. */
  boolean isIn(ExpressionTree fence, Tree loop, boolean bounded) {
    Set<Symbol> fences = roots.of(fence);
    MethodTree here = methodOf(loop);
    int end = unit.state.getEndPosition(loop);
    for (Map.Entry<Tree, Set<Symbol>> each : shown.entrySet()) {
      boolean late =
          !bounded
              && ASTHelpers.getStartPosition(each.getKey()) > end
              && Objects.equals(methodOf(each.getKey()), here);
      if (!late && !Collections.disjoint(each.getValue(), fences)) {
        return true;
      }
    }
    return isSelfDriven(fence) || fences.stream().anyMatch(this::isSelfDriven);
  }

  private @Nullable MethodTree methodOf(Tree tree) {
    int start = ASTHelpers.getStartPosition(tree);
    MethodTree inner = null;
    for (MethodTree each : unit.methods()) {
      if (ASTHelpers.getStartPosition(each) <= start && start < unit.state.getEndPosition(each)) {
        inner = each;
      }
    }
    return inner;
  }

  private boolean isSelfDriven(Symbol variable) {
    return unit.assignedTo(variable).stream().anyMatch(this::isSelfDriven);
  }

  /** Made by something that signals by itself, whether anybody asks or not. */
  private boolean isSelfDriven(ExpressionTree made) {
    if (!(ASTHelpers.stripParentheses(made) instanceof MethodInvocationTree call)) {
      return false;
    }
    MethodSymbol maker = ASTHelpers.getSymbol(call);
    String owner = maker.owner.getQualifiedName().toString();
    if (owner.equals("dev.palisade.runtime.SoftwareTimeline")
        || (owner.equals("dev.palisade.runtime.Fences")
            && maker.name.toString().matches("of|signaled"))) {
      return true;
    }
    Type glue = ASTHelpers.getReceiverType(call);
    return maker.name.contentEquals("create")
        && FenceCall.isTimeline(glue, unit.state)
        && maker.owner != glue.tsym
        && ASTHelpers.getEnclosedElements(glue.tsym).stream()
            .noneMatch(member -> member.name.contentEquals("enableSignaling"));
  }

  private void read(Tree tree) {
    if (tree instanceof MethodInvocationTree call) {
      FenceCall kind = FenceCall.of(call, unit.state);
      if (isInterest(kind)) {
        shows(ASTHelpers.getReceiver(call), call);
      } else if (kind == null) {
        given(call, call.getArguments());
      }
    } else if (tree instanceof MemberReferenceTree reference
        && isInterest(FenceCall.of(reference, unit.state))) {
      shows(reference, reference);
    } else if (tree instanceof NewClassTree made) {
      given(made, made.getArguments());
    }
  }

  private static boolean isInterest(@Nullable FenceCall kind) {
    return kind == FenceCall.ENABLE_SIGNALING
        || kind == FenceCall.ADD_CALLBACK
        || kind == FenceCall.AWAIT
        || kind == FenceCall.AWAIT_DONE;
  }

  private void given(Tree call, List<? extends ExpressionTree> arguments) {
    Symbol callee = ASTHelpers.getSymbol(call);
    if (callee == null || unit.method(call) != null) {
      return;
    }
    boolean harmless = HARMLESS.matcher(callee.owner.getQualifiedName()).matches();
    if (!harmless || callee.name.contentEquals("toCompletionStage")) {
      arguments.forEach(argument -> shows(argument, call));
    }
  }

  private void shows(@Nullable Tree fence, Tree at) {
    shown.computeIfAbsent(at, any -> new HashSet<>()).addAll(roots.of(fence));
  }
}
