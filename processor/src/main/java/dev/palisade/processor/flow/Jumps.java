package dev.palisade.processor.flow;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Exit.Result;
import dev.palisade.processor.flow.Exits.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Jumps, and what they pass through on their way out: {@code synchronized} and {@code finally}.
 *
 * <p>A {@code finally} that is entered with different locks held is walked once more for each, so
 * that it gives back exactly what each way held. An exception is taken to leave a {@code try}
 * wherever its body calls or throws something; if it does neither, at its end.
 */
public abstract class Jumps extends TreeScanner<@Nullable Void, @Nullable Void> {
  /**
   * Whether what is held depends on more than the nesting of statements: then conditions are
   * followed, and every way out of the method is told apart.
   */
  public final boolean exact;

  /** What is known here; null where nobody comes. */
  public @Nullable FlowState now;

  final Exits exits = new Exits();
  final List<Target> targets = new ArrayList<>();
  private int tries;

  Jumps(boolean exact) {
    this.exact = exact;
  }

  /** What {@code break}, {@code continue} and {@code yield} may mean. */
  record Target(Tree tree, @Nullable Name label, TargetKind kind) {}

  enum TargetKind {
    LOOP,
    SWITCH,
    SWITCH_EXPRESSION,
    BLOCK
  }

  /** Takes the monitor of a {@code synchronized} block; returns how it is given back. */
  protected abstract UnaryOperator<HeldSet> enterMonitor(SynchronizedTree block);

  /** The implicit {@code close()} of a resource. */
  protected abstract void close(Tree resource);

  /** Whether a handler of this type certainly catches what is thrown. */
  protected abstract boolean catches(Tree type, ThrowTree thrown);

  /** One way out of the body; {@code at} is null where it ends after its last statement. */
  protected abstract void leave(
      MethodFacts.Exit.Kind kind, Result result, @Nullable Tree at, FlowState state);

  /** Stops or resumes recording. */
  protected abstract void mute(boolean on);

  /** Something is called here that may throw. */
  public final void mayThrow() {
    if (tries > 0) {
      exits.add(Exits.Kind.THROW, null, now);
    }
  }

  @Override
  public @Nullable Void visitBreak(BreakTree tree, @Nullable Void p) {
    jump(Exits.Kind.BREAK, tree.getLabel(), List.of(TargetKind.LOOP, TargetKind.SWITCH));
    return null;
  }

  @Override
  public @Nullable Void visitContinue(ContinueTree tree, @Nullable Void p) {
    jump(Exits.Kind.CONTINUE, tree.getLabel(), List.of(TargetKind.LOOP));
    return null;
  }

  @Override
  public @Nullable Void visitYield(YieldTree tree, @Nullable Void p) {
    scan(tree.getValue(), null);
    jump(Exits.Kind.YIELD, null, List.of(TargetKind.SWITCH_EXPRESSION));
    return null;
  }

  private void jump(Exits.Kind kind, @Nullable Name label, List<TargetKind> unlabelled) {
    for (int i = targets.size() - 1; i >= 0; i--) {
      Target target = targets.get(i);
      boolean meant = label == null ? unlabelled.contains(target.kind) : label.equals(target.label);
      if (meant) {
        exits.add(kind, target.tree, now);
        break;
      }
    }
    now = null;
  }

  /** The body has been walked: tells {@link #leave} of each way out of it. */
  public final void leaveAll() {
    for (Exit exit : exits.close(0)) {
      switch (exit.kind()) {
        case RETURN ->
            leave(MethodFacts.Exit.Kind.RETURN, exit.result(), exit.target(), exit.state());
        case RAISE ->
            leave(MethodFacts.Exit.Kind.THROW, exit.result(), exit.target(), exit.state());
        default -> {}
      }
    }
    if (now != null) {
      leave(MethodFacts.Exit.Kind.RETURN, Result.UNKNOWN, null, now);
    }
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    exits.add(Exits.Kind.RETURN, null, now);
    now = null;
    return null;
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    mayThrow();
    exits.add(Exits.Kind.RAISE, tree, exact ? now : null);
    now = null;
    return null;
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    UnaryOperator<HeldSet> release = enterMonitor(tree);
    int outer = exits.open();
    scan(tree.getBlock(), null);
    for (Exit exit : exits.close(outer)) {
      exits.add(exit.with(after(release, exit.state())));
    }
    now = now == null ? null : after(release, now);
    return null;
  }

  private static FlowState after(UnaryOperator<HeldSet> change, FlowState state) {
    return state.map(way -> way.holding(change.apply(way.held())));
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void p) {
    BlockTree last = tree.getFinallyBlock();
    int outer = exits.open();
    tries += last == null ? 0 : 1;
    catching(tree);
    tries -= last == null ? 0 : 1;
    List<Exit> leaving = exits.close(outer);
    if (last == null) {
      leaving.forEach(exits::add);
    } else {
      finish(last, leaving);
    }
    return null;
  }

  /** Resources, body and handlers of a {@code try}. */
  private void catching(TryTree tree) {
    FlowState before = now;
    int outer = exits.open();
    tries++;
    scan(tree.getResources(), null);
    scan(tree.getBlock(), null);
    tries--;
    FlowState thrown = null;
    FlowState left = now;
    for (Exit exit : exits.close(outer)) {
      if (exit.kind() == Exits.Kind.THROW) {
        thrown = FlowState.join(exit.state(), thrown);
      } else {
        left = FlowState.join(left, exit.state());
        if (!isCaught(tree, exit)) {
          exits.add(exit);
        }
      }
    }
    thrown = thrown != null ? thrown : left != null ? left : before;
    closeAll(tree, left);
    FlowState end = now;
    for (CatchTree each : tree.getCatches()) {
      now = thrown == null ? null : thrown.doubted();
      scan(each, null);
      end = FlowState.join(end, now);
    }
    now = end;
    if (tries > 0 && !catchesAll(tree)) {
      exits.add(Exits.Kind.THROW, null, thrown);
    }
  }

  private void closeAll(TryTree tree, @Nullable FlowState held) {
    FlowState end = now;
    List<? extends Tree> resources = tree.getResources();
    for (int i = resources.size() - 1; i >= 0; i--) {
      now = held;
      close(resources.get(i));
    }
    now = end;
  }

  private static boolean catchesAll(TryTree tree) {
    return caught(tree)
        .map(Tree::toString)
        .anyMatch(name -> name.equals("Throwable") || name.equals("Exception"));
  }

  private static Stream<Tree> caught(TryTree tree) {
    return tree.getCatches().stream()
        .map(each -> each.getParameter().getType())
        .flatMap(
            type ->
                type instanceof UnionTypeTree union
                    ? union.getTypeAlternatives().stream()
                    : Stream.of(type));
  }

  private boolean isCaught(TryTree tree, Exit exit) {
    return exit.kind() == Exits.Kind.RAISE
        && exit.target() instanceof ThrowTree thrown
        && caught(tree).anyMatch(type -> catches(type, thrown));
  }

  /** Runs {@code finally} for the normal end of its {@code try} and for each jump out of it. */
  private void finish(BlockTree last, List<Exit> leaving) {
    FlowState normal = now;
    FlowState all = now;
    boolean differ = false;
    for (Exit exit : leaving) {
      differ |= all != null && all != exit.state();
      all = FlowState.join(all, exit.state());
    }
    now = all;
    scan(last, null);
    FlowState after = now;
    for (Exit exit : leaving) {
      FlowState left = differ ? again(last, exit.state()) : after;
      boolean leaves = exit.kind() != Exits.Kind.THROW || tries > 0;
      if (leaves && left != null) {
        exits.add(exit.with(left));
      }
    }
    now = normal == null ? null : differ ? again(last, normal) : after;
  }

  private @Nullable FlowState again(BlockTree last, FlowState from) {
    mute(true);
    now = from;
    scan(last, null);
    mute(false);
    return now;
  }

  @Override
  public @Nullable Void visitCatch(CatchTree tree, @Nullable Void p) {
    return scan(tree.getBlock(), null);
  }
}
