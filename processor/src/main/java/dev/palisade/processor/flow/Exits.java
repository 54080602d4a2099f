package dev.palisade.processor.flow;

import com.sun.source.tree.Tree;
import dev.palisade.processor.fact.MethodFacts.Exit.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jumps of a method that have not arrived yet: where to, and what is known when they leave.
 *
 * <p>A statement that every jump out of it passes through ({@code try}, {@code synchronized}) opens
 * a scope before its body, closes it afterwards, and adds again what it took out, changed by what
 * it does on the way out.
 */
final class Exits {
  private final List<Exit> pending = new ArrayList<>();
  private int scope;

  /** The ways to jump. */
  enum Kind {
    BREAK,
    CONTINUE,
    YIELD,
    RETURN,
    /** What is called may throw here: only a handler of this method sees it. */
    THROW,
    /** A {@code throw} of the method itself, which may leave it. */
    RAISE
  }

  /**
   * A jump.
   *
   * @param kind how it jumps
   * @param target the statement or switch expression it leaves or continues; of {@link Kind#RETURN}
   *     and {@link Kind#RAISE} the statement itself, if they are told apart
   * @param result what is known of what it returns
   * @param state where it leaves
   */
  record Exit(Kind kind, @Nullable Tree target, Result result, FlowState state) {

    /** The same jump, having passed something that changes what is known. */
    Exit with(FlowState other) {
      return new Exit(kind, target, result, other);
    }

    private boolean isLike(Exit other) {
      return kind == other.kind && target == other.target && result == other.result;
    }
  }

  /** Notes a jump that returns nothing. */
  void add(Kind kind, @Nullable Tree target, @Nullable FlowState state) {
    if (state != null) {
      add(new Exit(kind, target, Result.UNKNOWN, state));
    }
  }

  /** Notes a jump; jumps to one place are joined. */
  void add(Exit added) {
    for (int i = scope; i < pending.size(); i++) {
      Exit exit = pending.get(i);
      if (exit.isLike(added)) {
        FlowState joined = FlowState.join(exit.state, added.state);
        if (joined != null && joined != exit.state) {
          pending.set(i, exit.with(joined));
        }
        return;
      }
    }
    pending.add(added);
  }

  /** The jumps that arrive at their target; null if there are none. */
  @Nullable FlowState take(Kind kind, Tree target) {
    for (int i = scope; i < pending.size(); i++) {
      Exit exit = pending.get(i);
      if (exit.kind == kind && exit.target == target) {
        pending.remove(i);
        return exit.state;
      }
    }
    return null;
  }

  /** Opens a scope; {@link #close} wants the result. */
  int open() {
    int outer = scope;
    scope = pending.size();
    return outer;
  }

  /** Closes a scope: takes out all jumps that leave it. */
  List<Exit> close(int outer) {
    List<Exit> leaving = pending.subList(scope, pending.size());
    List<Exit> result = List.copyOf(leaving);
    leaving.clear();
    scope = outer;
    return result;
  }
}
