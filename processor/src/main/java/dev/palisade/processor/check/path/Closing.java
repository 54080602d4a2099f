package dev.palisade.processor.check.path;

import com.google.errorprone.VisitorState;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a driver's ops use and is freed while one may still be running: after a signal, with
 * no quiesce between; or before the quiesce that the same method does later.
 */
public final class Closing extends Paths<Closing.Known> {
  private static final String PACKAGE = "dev.palisade.annotations.";
  private static final List<String> OPS =
      List.of(
          "EnableSignaling",
          "CheckSignaled",
          "TimelineName",
          "SetDeadline",
          "Release",
          "InterruptHandler");

  /** What ops use, and the first op that does. */
  private final Map<Symbol, MethodTree> used = new HashMap<>();

  /** What all ops lock that use something. */
  private final Map<Symbol, Set<Symbol>> locked = new HashMap<>();

  /** The locks held here. */
  private final List<Symbol> held = new ArrayList<>();

  private final Map<Tree, Finding> found = new LinkedHashMap<>();

  /** Names in which an element stands for what it is an element of. */
  private final Roots wholes;

  /**
   * What happened on the way to a point.
   *
   * @param signal a signal that no quiesce followed
   * @param quiet whether ops were waited for since
   * @param freed what was freed before any quiesce
   */
  record Known(@Nullable Tree signal, boolean quiet, Set<Freed> freed) {}

  /** Something freed, that an op uses. */
  private record Freed(Tree at, Tree what, MethodTree op) {}

  public Closing(Unit unit) {
    super(unit);
    this.wholes = new Roots(unit, true);
  }

  /** All that is freed too early, in order. */
  public Collection<Finding> find() {
    for (MethodTree method : unit.methods()) {
      if (isOp(ASTHelpers.getSymbol(method), unit.state)) {
        Set<Symbol> locks = locksOf(method);
        Uses.of(method, unit).forEach(name -> use(name, method, locks));
      }
    }
    if (!used.isEmpty()) {
      Known nothing = new Known(null, false, Set.of());
      for (MethodTree method : unit.methods()) {
        start(method, nothing);
      }
      for (LambdaExpressionTree lambda : unit.lambdas()) {
        walk(lambda.getBody(), nothing);
      }
    }
    return found.values();
  }

  private void start(MethodTree method, Known nothing) {
    held.clear();
    if (method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
      held.add(ASTHelpers.getSymbol(method).owner);
    }
    Known unused = walk(method.getBody(), nothing);
  }

  private Set<Symbol> locksOf(MethodTree op) {
    Set<Symbol> locks = new HashSet<>();
    if (op.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
      locks.add(ASTHelpers.getSymbol(op).owner);
    }
    for (Tree each : Parts.of(op.getBody())) {
      if (each instanceof SynchronizedTree block) {
        locks.add(monitor(block));
      } else if (each instanceof MethodInvocationTree call && isOfLock(call)) {
        locks.addAll(roots.of(ASTHelpers.getReceiver(call)));
      }
    }
    return locks;
  }

  /** A field; of {@code this}, its type. */
  private static Symbol monitor(SynchronizedTree tree) {
    Symbol lock = ASTHelpers.getSymbol(ASTHelpers.stripParentheses(tree.getExpression()));
    return lock != null && lock.name.contentEquals("this") ? lock.owner : lock;
  }

  private static boolean isOfLock(MethodInvocationTree call) {
    return ASTHelpers.getSymbol(call)
        .owner
        .getQualifiedName()
        .toString()
        .startsWith("java.util.concurrent.locks.");
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    held.add(monitor(tree));
    scan(tree.getBlock(), null);
    held.remove(held.size() - 1);
    return null;
  }

  private static boolean isOp(Symbol method, VisitorState state) {
    return OPS.stream().anyMatch(op -> ASTHelpers.hasAnnotation(method, PACKAGE + op, state));
  }

  /** Fields alone; and what belongs to one job goes with the job. */
  private void use(Symbol name, MethodTree op, Set<Symbol> locks) {
    if (name.getKind() == ElementKind.FIELD
        && (name.owner == ASTHelpers.getSymbol(op).owner || !isJob(name.owner))) {
      used.putIfAbsent(name, op);
      locked.computeIfAbsent(name, any -> new HashSet<>(locks)).retainAll(locks);
    }
  }

  private boolean isJob(Symbol type) {
    return FenceCall.isFence(type.type, unit.state)
        || ASTHelpers.getEnclosedElements(type).stream()
            .anyMatch(
                member ->
                    member.getKind() == ElementKind.FIELD
                        && FenceCall.isFence(member.type, unit.state));
  }

  @Override
  protected Known join(Known one, Known other) {
    if (one.equals(other)) {
      return one;
    }
    Set<Freed> freed = new HashSet<>(one.freed);
    freed.addAll(other.freed);
    Tree signal = one.signal != null ? one.signal : other.signal;
    return new Known(signal, one.quiet && other.quiet, freed);
  }

  @Override
  protected boolean call(ExpressionTree tree) {
    if (now == null) {
      return false;
    }
    FenceCall kind = FenceCall.of(tree, unit.state);
    if (kind == null) {
      if (tree instanceof MethodInvocationTree call) {
        if (isOfLock(call)) {
          lock(call);
        }
        Frees.freedBy(call, unit).forEach(freed -> free(call, freed));
      } else if (Frees.isFree(ASTHelpers.getSymbol(tree))) {
        free(tree, tree);
      }
      return false;
    }
    if (kind.signals()) {
      now = new Known(tree, now.quiet, now.freed);
    } else if (kind.ends()) {
      quiesce(tree);
    }
    return true;
  }

  private void lock(MethodInvocationTree call) {
    Set<Symbol> locks = roots.of(ASTHelpers.getReceiver(call));
    if (ASTHelpers.getSymbol(call).name.contentEquals("unlock")) {
      held.removeAll(locks);
    } else {
      held.addAll(locks);
    }
  }

  private void quiesce(Tree at) {
    if (now != null) {
      for (Freed each : now.freed) {
        tell(each, "before %s (line %d), so while ops may run", at);
      }
      now = new Known(null, true, Set.of());
    }
  }

  @Override
  protected void closes(Tree resource) {
    if (FenceCall.isTimeline(ASTHelpers.getType(resource), unit.state)) {
      quiesce(resource);
    } else {
      free(resource, resource);
    }
  }

  private void free(Tree at, Tree freed) {
    Known known = now;
    if (known == null) {
      return;
    }
    for (Symbol name : namesOf(freed)) {
      MethodTree op = used.get(name);
      if (op == null || !Collections.disjoint(locked.getOrDefault(name, Set.of()), held)) {
        continue;
      }
      Freed early = new Freed(at, freed, op);
      if (known.signal != null) {
        tell(early, "after %s (line %d) with no quiesce between", known.signal);
      } else if (!known.quiet) {
        Set<Freed> all = new HashSet<>(known.freed);
        all.add(early);
        now = new Known(null, false, all);
      }
      return;
    }
  }

  /** The names of what is freed; of an element, but one that is a job, those of the collection. */
  private Set<Symbol> namesOf(Tree freed) {
    Set<Symbol> names = roots.of(freed);
    Symbol symbol = ASTHelpers.getSymbol(freed);
    boolean reference = freed instanceof MemberReferenceTree;
    Tree whole = reference ? freed : unit.elementOf(symbol);
    if (whole != null && !isJob(reference ? symbol.owner : symbol.type.tsym)) {
      names.addAll(wholes.of(whole));
    }
    return names;
  }

  private void tell(Freed freed, String when, Tree other) {
    String message =
        String.format(
            "%s is freed %s; %s uses it and may still be running, since an op that has started"
                + " outlives the signal: quiesce or close the driver's fences first",
            unit.text(freed.what),
            String.format(when, unit.text(other), unit.line(other)),
            freed.op.getName());
    found.putIfAbsent(freed.at, new Finding(freed.at, message, SuggestedFix.emptyFix()));
  }
}
