package dev.palisade.processor.flow;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import dev.palisade.processor.fact.MethodFacts.Exit.Result;
import dev.palisade.processor.flow.Exits.Exit;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Jumps, and what they pass through on their way out.
 *
 * <p>A {@code finally} that is entered with different states is walked once more for each, so that
 * it changes exactly what each way knows. An exception is taken to leave a {@code try} wherever its
 * body calls or throws something.
 *
 * @param <S> what is known at a point; never changed once it has been given away
 */
public abstract class Jumps<S> extends TreeScanner<@Nullable Void, @Nullable Void> {
  /** What is known here; null where nobody comes. */
  public @Nullable S now;

  private final Exits<S> exits = new Exits<>();
  final List<Target> targets = new ArrayList<>();
  private int tries;

  Jumps() {}

  /** What {@code break}, {@code continue} and {@code yield} may mean. */
  record Target(Tree tree, @Nullable Name label) {

    /** Whether a jump without a label may mean this. */
    boolean isMeant(Exits.Kind kind) {
      return kind == Exits.Kind.YIELD
          ? tree instanceof SwitchExpressionTree
          : !(tree instanceof SwitchExpressionTree || tree instanceof LabeledStatementTree)
              && !(tree instanceof SwitchTree && kind == Exits.Kind.CONTINUE);
    }
  }

  /** What is known where two ways meet: the first itself, if the other adds nothing. */
  protected abstract S join(S one, S other);

  /** Evaluates a resource of a {@code try}. */
  protected void open(Tree resource) {
    scan(resource, null);
  }

  /**
   * A resource of a {@code try} is closed: at the end of what it was opened for, where {@link #now}
   * is, and on the way of each jump out of that.
   *
   * @return the jumps, after that
   */
  protected abstract List<Exit<S>> closed(Tree resource, List<Exit<S>> leaving);

  /** Whether a handler may catch what is thrown, or does so for certain. */
  protected abstract boolean catches(CatchTree handler, Exit<S> exit, boolean surely);

  /**
   * What is known where a handler starts.
   *
   * <p>When this is asked, {@link #now} is the end of the block.
   *
   * @param leaving the jumps out of the block
   * @param before what was known before it
   */
  protected @Nullable S caught(
      TryTree tree, CatchTree handler, List<Exit<S>> leaving, @Nullable S before) {
    List<? extends CatchTree> earlier =
        tree.getCatches().subList(0, tree.getCatches().indexOf(handler));
    S caught = null;
    for (Exit<S> exit : leaving) {
      if (exit.isThrown() && catches(handler, exit, false) && !isCaught(earlier, exit)) {
        caught = meet(caught, exit.state());
      }
    }
    return caught;
  }

  /** The jumps out of the block of a {@code try} that no handler surely catches. */
  protected List<Exit<S>> uncaught(TryTree tree, List<Exit<S>> leaving, @Nullable S before) {
    List<Exit<S>> uncaught = new ArrayList<>(leaving);
    uncaught.removeIf(exit -> isCaught(tree.getCatches(), exit));
    return uncaught;
  }

  private boolean isCaught(List<? extends CatchTree> handlers, Exit<S> exit) {
    return exit.isThrown() && handlers.stream().anyMatch(each -> catches(each, exit, true));
  }

  /** One way out of the body; without a target where it ends after its last statement. */
  protected void leave(Exit<S> exit) {}

  /** Stops or resumes recording. */
  protected void mute(boolean on) {}

  /** As {@link #join}, of ways that perhaps nobody comes. */
  protected final @Nullable S meet(@Nullable S one, @Nullable S other) {
    return one == null || one == other ? other : other == null ? one : join(one, other);
  }

  // Jumps

  /** Notes a jump that starts with this state, if anybody comes there. */
  protected final void exit(Exits.Kind kind, @Nullable Tree target, @Nullable S state) {
    exit(kind, target, null, state);
  }

  /** Notes that one of these may be thrown here, as {@link #exit} does; null for nobody knows. */
  protected final void exit(
      Exits.Kind kind,
      @Nullable Tree target,
      @Nullable List<? extends TypeMirror> thrown,
      @Nullable S state) {
    if (state != null) {
      pass(new Exit<>(kind, target, Result.UNKNOWN, thrown, state));
    }
  }

  /** Lets a jump go on that had come to a scope. */
  protected final void pass(Exit<S> exit) {
    exits.add(exit, this::join);
  }

  final @Nullable S arriving(Exits.Kind kind, Tree target) {
    return exits.take(kind, target);
  }

  final void scan(Target target, Tree body) {
    targets.add(target);
    scan(body, null);
    targets.remove(targets.size() - 1);
  }

  /** Whether what is called here may throw into something of this body. */
  protected final boolean isInTry() {
    return tries > 0;
  }

  /** Something is called here that may throw. */
  public final void mayThrow() {
    mayThrow(null);
  }

  /** This is called here, which may throw; null if nobody knows what it is. */
  public final void mayThrow(@Nullable Element called) {
    if (tries > 0) {
      exit(
          Exits.Kind.THROW,
          null,
          called instanceof ExecutableElement method ? method.getThrownTypes() : null,
          now);
    }
  }

  @Override
  public @Nullable Void visitBreak(BreakTree tree, @Nullable Void p) {
    jump(Exits.Kind.BREAK, tree.getLabel());
    return null;
  }

  @Override
  public @Nullable Void visitContinue(ContinueTree tree, @Nullable Void p) {
    jump(Exits.Kind.CONTINUE, tree.getLabel());
    return null;
  }

  @Override
  public @Nullable Void visitYield(YieldTree tree, @Nullable Void p) {
    scan(tree.getValue(), null);
    jump(Exits.Kind.YIELD, null);
    return null;
  }

  private void jump(Exits.Kind kind, @Nullable Name label) {
    for (int i = targets.size() - 1; i >= 0; i--) {
      Target target = targets.get(i);
      boolean meant = label == null ? target.isMeant(kind) : label.equals(target.label);
      if (meant) {
        exit(kind, target.tree, now);
        break;
      }
    }
    now = null;
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    exit(Exits.Kind.RETURN, tree, now);
    now = null;
    return null;
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    exit(Exits.Kind.RAISE, tree, now);
    now = null;
    return null;
  }

  /** Whether the body, which has been walked, may end without throwing. */
  public final boolean mayReturn() {
    return now != null || exits.has(Exits.Kind.RETURN);
  }

  /** The body has been walked: tells {@link #leave} of each way out of it. */
  public final void leaveAll() {
    for (Exit<S> exit : exits.close(0)) {
      if (exit.kind() == Exits.Kind.RETURN || exit.kind() == Exits.Kind.RAISE) {
        leave(exit);
      }
    }
    if (now != null) {
      leave(new Exit<>(Exits.Kind.RETURN, null, now));
    }
  }

  /** Walks a body that runs in place: its {@code return} ends only itself. */
  protected final void inline(Runnable body) {
    for (Exit<S> exit : scoped(body)) {
      if (exit.kind() == Exits.Kind.RETURN) {
        now = meet(now, exit.state());
      } else {
        pass(exit);
      }
    }
  }

  /** Walks something; returns the jumps out of it, which go no further by themselves. */
  protected final List<Exit<S>> scoped(Runnable body) {
    int outer = exits.open();
    body.run();
    return exits.close(outer);
  }

  // Try

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void p) {
    BlockTree last = tree.getFinallyBlock();
    if (last == null) {
      catching(tree);
    } else {
      tries++;
      List<Exit<S>> leaving = scoped(() -> catching(tree));
      tries--;
      finish(last, leaving);
    }
    return null;
  }

  /** Resources, body and handlers of a {@code try}. */
  private void catching(TryTree tree) {
    S before = now;
    int outer = exits.open();
    tries++;
    within(tree, 0);
    tries--;
    List<Exit<S>> leaving = exits.close(outer);
    uncaught(tree, leaving, before).forEach(this::passThrow);
    S normal = now;
    S end = now;
    for (CatchTree each : tree.getCatches()) {
      now = normal;
      now = caught(tree, each, leaving, before);
      scan(each, null);
      end = meet(end, now);
    }
    now = end;
  }

  /** The resources from one on, and the body. */
  private void within(TryTree tree, int index) {
    if (index == tree.getResources().size()) {
      scan(tree.getBlock(), null);
      return;
    }
    Tree resource = tree.getResources().get(index);
    open(resource);
    List<Exit<S>> leaving = scoped(() -> within(tree, index + 1));
    closed(resource, leaving).forEach(this::pass);
  }

  /** What may be thrown goes on only where somebody of this method can see it. */
  private void passThrow(Exit<S> exit) {
    if (exit.kind() != Exits.Kind.THROW || tries > 0) {
      pass(exit);
    }
  }

  /** The types that a handler is for. */
  protected static List<? extends Tree> typesOf(CatchTree handler) {
    Tree declared = handler.getParameter().getType();
    return declared instanceof UnionTypeTree union
        ? union.getTypeAlternatives()
        : List.of(declared);
  }

  /** Runs {@code finally} for the normal end of its {@code try} and for each jump out of it. */
  private void finish(BlockTree last, List<Exit<S>> leaving) {
    S normal = now;
    S all = now;
    boolean differ = false;
    for (Exit<S> exit : leaving) {
      differ |= all != null && all != exit.state();
      all = meet(all, exit.state());
    }
    S after = cleaned(last, all);
    for (Exit<S> exit : leaving) {
      S left = differ ? again(last, exit.state()) : after;
      if (left != null) {
        passThrow(exit.with(left));
      }
    }
    now = normal == null ? null : differ ? again(last, normal) : after;
  }

  private @Nullable S again(BlockTree last, S from) {
    mute(true);
    S left = cleaned(last, from);
    mute(false);
    return left;
  }

  /** What a clean-up throws is taken to leave at its end: nobody prepares for it to stop before. */
  private @Nullable S cleaned(BlockTree last, @Nullable S from) {
    now = from;
    for (Exit<S> exit : scoped(() -> scan(last, null))) {
      pass(now == null || exit.kind() != Exits.Kind.THROW ? exit : exit.with(now));
    }
    return now;
  }

  @Override
  public @Nullable Void visitCatch(CatchTree tree, @Nullable Void p) {
    return scan(tree.getBlock(), null);
  }
}
