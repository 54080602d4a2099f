package dev.palisade.processor.check.life;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.tools.javac.code.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Jumps, and what they pass through on their way out of a statement.
 *
 * <p>An exception leaves a {@code try} wherever something is called; a {@code finally} is walked
 * for each way through it.
 */
abstract class Jumps extends SimpleTreeVisitor<@Nullable Void, @Nullable Void> {
  final VisitorState state;

  /** The ways to where the walk is; empty where nobody comes. */
  List<Way> now = new ArrayList<>();

  private List<Jump> jumps = new ArrayList<>();
  final List<Tree> targets = new ArrayList<>();
  final Map<Name, Tree> labels = new HashMap<>();
  private int tries;

  /** How much is on the stack where the innermost {@code try} stands. */
  private int depth;

  Jumps(VisitorState state) {
    this.state = state;
  }

  /** The ways to leave a statement. */
  enum Kind {
    BREAK,
    CONTINUE,
    YIELD,
    RETURN,
    THROW
  }

  /**
   * A jump that has not arrived yet.
   *
   * @param kind how it jumps
   * @param target where to; null if out of the method
   * @param at from where
   * @param thrown the exception; null if something may throw what it does not declare
   * @param ways how one comes there
   */
  record Jump(Kind kind, @Nullable Tree target, Tree at, @Nullable Type thrown, List<Way> ways) {

    boolean isLike(Jump other) {
      return kind == other.kind
          && at == other.at
          && String.valueOf(thrown).equals(String.valueOf(other.thrown));
    }
  }

  /** Computes an expression: leaves its value on the stack of each way. */
  abstract void eval(ExpressionTree expression);

  /** The value on the stack is returned. */
  abstract void give(Tree at);

  /** A variable of a loop, a pattern or a {@code catch} gets a new value, of what a place holds. */
  abstract void bind(VariableTree variable, Tree site, @Nullable Object of);

  /** The implicit {@code close()} of a resource. */
  abstract void close(Way way, Tree resource);

  final void pop() {
    now.forEach(Way::pop);
  }

  final void run(@Nullable Tree statement) {
    if (statement != null && !now.isEmpty()) {
      statement.accept(this, null);
    }
  }

  final void join(List<Way> others) {
    now = Way.join(now, others);
  }

  // Jumps

  final void jump(Kind kind, @Nullable Tree target, Tree at, @Nullable Type thrown) {
    add(new Jump(kind, target, at, thrown, now));
    now = new ArrayList<>();
  }

  private void add(Jump jump) {
    if (jump.ways.isEmpty()) {
      return;
    }
    for (int i = 0; i < jumps.size(); i++) {
      Jump each = jumps.get(i);
      if (each.isLike(jump)) {
        jumps.set(
            i,
            new Jump(each.kind, each.target, each.at, each.thrown, Way.join(each.ways, jump.ways)));
        return;
      }
    }
    jumps.add(jump);
  }

  /** Something called here may throw this; null is what need not be declared. */
  final void mayThrow(Tree at, @Nullable Type thrown) {
    if (thrown != null || tries > 0) {
      List<Way> ways = Way.copy(now);
      for (Way way : ways) {
        way.trim(depth);
        way.lives.keySet().removeIf(made -> made.site() == at); // what throws makes nothing
      }
      if (thrown == null) {
        ways.forEach(Way::doubt);
      }
      add(new Jump(Kind.THROW, null, at, thrown, ways));
    }
  }

  final List<Way> arrive(Kind kind, Tree target) {
    List<Way> arrived = new ArrayList<>();
    for (Jump each : List.copyOf(jumps)) {
      if (each.kind == kind && each.target == target) {
        arrived = Way.join(arrived, each.ways);
        jumps.remove(each);
      }
    }
    return arrived;
  }

  /** The ways out of a body. */
  final List<Jump> leave() {
    return jumps;
  }

  @Override
  public @Nullable Void visitBreak(BreakTree tree, @Nullable Void p) {
    jump(Kind.BREAK, target(tree.getLabel(), false), tree, null);
    return null;
  }

  @Override
  public @Nullable Void visitContinue(ContinueTree tree, @Nullable Void p) {
    jump(Kind.CONTINUE, target(tree.getLabel(), true), tree, null);
    return null;
  }

  private @Nullable Tree target(@Nullable Name label, boolean loop) {
    if (label != null) {
      return labels.get(label);
    }
    for (int i = targets.size() - 1; i >= 0; i--) {
      if (!(targets.get(i) instanceof SwitchExpressionTree)
          && !(loop && targets.get(i) instanceof SwitchTree)) {
        return targets.get(i);
      }
    }
    return null;
  }

  @Override
  public @Nullable Void visitYield(YieldTree tree, @Nullable Void p) {
    eval(tree.getValue());
    Tree target = null;
    for (Tree each : targets) {
      target = each instanceof SwitchExpressionTree ? each : target;
    }
    jump(Kind.YIELD, target, tree, null);
    return null;
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void p) {
    if (tree.getExpression() != null) {
      eval(tree.getExpression());
      give(tree);
    }
    jump(Kind.RETURN, null, tree, null);
    return null;
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree tree, @Nullable Void p) {
    eval(tree.getExpression());
    pop();
    jump(Kind.THROW, null, tree, ASTHelpers.getType(tree.getExpression()));
    return null;
  }

  /** Runs the body of a lambda in place: its {@code return} ends only itself. */
  final void inline(Tree body) {
    List<Jump> outer = jumps;
    jumps = new ArrayList<>();
    run(body);
    List<Jump> leaving = jumps;
    jumps = outer;
    for (Jump each : leaving) {
      if (each.kind == Kind.RETURN) {
        join(each.ways);
      } else {
        add(each);
      }
    }
  }

  // Try

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void p) {
    List<Jump> outer = jumps;
    jumps = new ArrayList<>();
    int outerDepth = depth;
    depth = now.get(0).depth();
    tries += tree.getFinallyBlock() == null ? 0 : 1;
    catching(tree);
    tries -= tree.getFinallyBlock() == null ? 0 : 1;
    depth = outerDepth;
    List<Jump> leaving = jumps;
    jumps = outer;
    if (tree.getFinallyBlock() == null) {
      leaving.forEach(this::add);
      return null;
    }
    run(tree.getFinallyBlock());
    List<Way> end = now;
    for (Jump each : leaving) {
      now = Way.copy(each.ways);
      run(tree.getFinallyBlock());
      add(new Jump(each.kind, each.target, each.at, each.thrown, now));
    }
    now = end;
    return null;
  }

  private void catching(TryTree tree) {
    List<Jump> outer = jumps;
    jumps = new ArrayList<>();
    tries++;
    for (Tree resource : tree.getResources()) {
      if (resource instanceof ExpressionTree expression) {
        eval(expression);
        pop();
      } else {
        run(resource);
      }
    }
    run(tree.getBlock());
    tries--;
    List<Jump> leaving = jumps;
    jumps = outer;
    for (Tree resource : tree.getResources()) {
      now.forEach(way -> close(way, resource));
      leaving.forEach(jump -> jump.ways.forEach(way -> close(way, resource)));
    }
    List<Way> end = now;
    Set<Jump> caught = new HashSet<>();
    for (CatchTree each : tree.getCatches()) {
      now = new ArrayList<>();
      for (Jump jump : leaving) {
        if (jump.kind == Kind.THROW && !caught.contains(jump)) {
          handle(each, jump, caught);
        }
      }
      bind(each.getParameter(), each, null);
      run(each.getBlock());
      end = Way.join(end, now);
    }
    now = end;
    leaving.stream().filter(jump -> !caught.contains(jump)).forEach(this::pass);
  }

  private void pass(Jump jump) {
    if (jump.kind != Kind.THROW || jump.thrown != null || tries > 0) {
      add(jump);
    }
  }

  /** Leads into a handler what it may catch. */
  private void handle(CatchTree handler, Jump jump, Set<Jump> caught) {
    Tree declared = handler.getParameter().getType();
    List<? extends Tree> types =
        declared instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(declared);
    for (Tree each : types) {
      Type type = ASTHelpers.getType(each);
      if (jump.thrown == null ? isUnchecked(type) : meets(type, jump.thrown)) {
        join(jump.ways);
        if (isAny(type)
            || (jump.thrown != null && ASTHelpers.isSubtype(jump.thrown, type, state))) {
          caught.add(jump);
        }
      }
    }
  }

  private boolean isAny(@Nullable Type type) {
    return ASTHelpers.isSameType(type, state.getSymtab().throwableType, state);
  }

  private boolean isUnchecked(@Nullable Type type) {
    return meets(type, state.getSymtab().runtimeExceptionType)
        || meets(type, state.getSymtab().errorType);
  }

  private boolean meets(@Nullable Type a, @Nullable Type b) {
    return a != null
        && b != null
        && (ASTHelpers.isSubtype(a, b, state) || ASTHelpers.isSubtype(b, a, state));
  }
}
