package dev.palisade.processor.check.path;

import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.fixes.SuggestedFixes;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is freed because a fence is SIGNALED, while one of its callbacks, which may still be
 * running, uses it.
 */
public final class Reaping extends Paths<Reaping.Known> {
  private final Roots fences;

  /** What callbacks use, by the calls that add them. */
  private final Map<MethodInvocationTree, Set<Symbol>> callbacks = new LinkedHashMap<>();

  private final Set<Tree> registered = new HashSet<>();
  private final Map<Tree, Finding> found = new LinkedHashMap<>();

  /**
   * What is known of fences at a point.
   *
   * @param signaled the calls that told that a fence is signaled, and not more
   * @param done the names of fences that are done
   */
  record Known(Set<MethodInvocationTree> signaled, Set<Symbol> done) {}

  public Reaping(Unit unit) {
    super(unit);
    this.fences = new Roots(unit, true);
  }

  /** All that is freed too early, in order. */
  public Collection<Finding> find() {
    unit.calls(FenceCall.ADD_CALLBACK).forEach(this::register);
    if (!callbacks.isEmpty()) {
      for (MethodTree method : unit.methods()) {
        if (!isCallback(method)) {
          start(method.getBody());
        }
      }
      for (LambdaExpressionTree lambda : unit.lambdas()) {
        if (!registered.contains(lambda)) {
          start(lambda.getBody());
        }
      }
    }
    return found.values();
  }

  private void start(Tree body) {
    walk(body, new Known(Set.of(), Set.of()));
  }

  private boolean isCallback(MethodTree method) {
    return method.getName().contentEquals("signaled")
        && method.getParameters().size() == 1
        && FenceCall.isFence(ASTHelpers.getType(method.getParameters().get(0)), unit.state);
  }

  private void register(MethodInvocationTree call) {
    if (call.getArguments().size() == 1) {
      Tree callback = call.getArguments().get(0);
      registered.add(callback);
      callbacks.put(call, Uses.ofCallback(callback, unit));
    }
  }

  @Override
  protected Known join(Known one, Known other) {
    if (one.equals(other)) {
      return one;
    }
    Set<MethodInvocationTree> signaled = new HashSet<>(one.signaled);
    signaled.addAll(other.signaled);
    Set<Symbol> done = new HashSet<>(one.done);
    done.retainAll(other.done);
    return new Known(signaled, done);
  }

  @Override
  protected Known assume(ExpressionTree condition, boolean is, Known state) {
    Question asked = Question.of(condition, unit);
    if (asked == null || asked.yes() != is) {
      return state;
    }
    boolean done = asked.kind() == FenceCall.IS_DONE || asked.kind() == FenceCall.AWAIT_DONE;
    return done ? done(asked.call(), state) : signaled(asked.call(), state);
  }

  @Override
  protected @Nullable Known enter(
      CaseTree one, List<? extends CaseTree> all, Tree tree, @Nullable Known selected) {
    MethodInvocationTree asked = Question.status(tree, unit);
    return asked == null || selected == null || Question.isPending(one, all)
        ? selected
        : signaled(asked, selected);
  }

  private Known signaled(MethodInvocationTree call, Known state) {
    if (!Collections.disjoint(fenceOf(call), state.done)) {
      return state;
    }
    Set<MethodInvocationTree> signaled = new HashSet<>(state.signaled);
    signaled.add(call);
    return new Known(signaled, state.done);
  }

  private Known done(MethodInvocationTree call, Known state) {
    Set<Symbol> done = new HashSet<>(state.done);
    done.addAll(fenceOf(call));
    Set<MethodInvocationTree> signaled = new HashSet<>(state.signaled);
    signaled.removeIf(told -> !Collections.disjoint(fenceOf(told), done));
    return new Known(signaled, done);
  }

  private Set<Symbol> fenceOf(MethodInvocationTree call) {
    return fences.of(ASTHelpers.getReceiver(call));
  }

  @Override
  protected boolean call(ExpressionTree tree) {
    if (now == null || !(tree instanceof MethodInvocationTree call)) {
      return false;
    }
    FenceCall kind = FenceCall.of(call, unit.state);
    if (kind == null) {
      if (isOtherWait(call)) {
        now = new Known(Set.of(), now.done);
      }
      Frees.freedBy(call, unit).forEach(freed -> free(call, freed));
      return false;
    }
    boolean waits = call.getArguments().isEmpty();
    if (kind == FenceCall.AWAIT && waits) {
      now = signaled(call, now);
    } else if ((kind == FenceCall.AWAIT_DONE && waits) || kind == FenceCall.REMOVE_CALLBACK) {
      now = done(call, now);
    } else if (kind.ends()) {
      now = new Known(Set.of(), now.done);
    }
    return true;
  }

  /** A wait for something else that a callback uses: it may tell of the callback's end. */
  private boolean isOtherWait(MethodInvocationTree call) {
    ExpressionTree receiver = ASTHelpers.getReceiver(call);
    String name = ASTHelpers.getSymbol(call).name.toString();
    return receiver != null
        && name.matches("await\\w*|acquire\\w*|join|take|get")
        && callbacks.values().stream()
            .anyMatch(uses -> !Collections.disjoint(uses, roots.of(receiver)));
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void p) {
    super.visitAssignment(tree, null);
    Symbol variable = ASTHelpers.getSymbol(tree.getVariable());
    if (variable != null && variable.getKind() == ElementKind.FIELD && Frees.forgets(tree)) {
      free(tree, tree.getVariable());
    }
    return null;
  }

  @Override
  protected void closes(Tree resource) {
    free(resource, resource);
  }

  private void free(Tree at, Tree freed) {
    if (now == null || now.signaled.isEmpty()) {
      return;
    }
    Set<Symbol> names = roots.of(freed);
    for (MethodInvocationTree told : now.signaled) {
      callbacks.forEach(
          (added, uses) -> {
            if (!Collections.disjoint(names, uses) && mayBeOf(told, added)) {
              found.putIfAbsent(at, early(at, freed, told, added));
            }
          });
    }
  }

  private Finding early(Tree at, Tree freed, MethodInvocationTree told, Tree callback) {
    FenceCall kind = FenceCall.of(told, unit.state);
    boolean waits = kind == FenceCall.AWAIT;
    String message =
        String.format(
            "%s is freed once %s says SIGNALED (line %d), but the callback added in line %d uses it"
                + " and may still be running: %s",
            unit.text(freed),
            unit.text(told),
            unit.line(told),
            unit.line(callback),
            waits ? "awaitDone() waits for it" : "isDone() tells when it has returned");
    SuggestedFix fix =
        waits || kind == FenceCall.IS_SIGNALED
            ? SuggestedFixes.renameMethodInvocation(
                told, waits ? "awaitDone" : "isDone", unit.state)
            : SuggestedFix.emptyFix();
    return new Finding(at, message, fix);
  }

  /** Whether both may be of one fence; where one is only a parameter, who knows. */
  private boolean mayBeOf(MethodInvocationTree told, MethodInvocationTree added) {
    Set<Symbol> one = fenceOf(told);
    Set<Symbol> other = fenceOf(added);
    return !Collections.disjoint(one, other) || !hasField(one) || !hasField(other);
  }

  private static boolean hasField(Set<Symbol> names) {
    return names.stream().anyMatch(name -> name.getKind() == ElementKind.FIELD);
  }
}
