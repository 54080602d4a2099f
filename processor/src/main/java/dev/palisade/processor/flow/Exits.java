package dev.palisade.processor.flow;

import com.sun.source.tree.Tree;
import dev.palisade.processor.fact.MethodFacts.Exit.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The jumps of a method that have not arrived yet: where to, and what is known when they leave.
 *
 * <p>A statement that every jump out of it passes through ({@code try}, {@code synchronized}) opens
 * a scope before its body, closes it afterwards, and adds again what it took out, changed by what
 * it does on the way out.
 *
 * @param <S> what is known
 */
public final class Exits<S> {
  private final List<Exit<S>> pending = new ArrayList<>();
  private int scope;

  /** The ways to jump. */
  public enum Kind {
    BREAK,
    CONTINUE,
    YIELD,
    RETURN,
    /** What is called may throw here: only a handler of this method sees it. */
    THROW,
    /** What is thrown here may leave the method. */
    RAISE
  }

  /**
   * A jump.
   *
   * @param kind how it jumps
   * @param target the statement or switch expression it leaves or continues; of {@link Kind#RETURN}
   *     and {@link Kind#RAISE} the tree itself, if they are told apart
   * @param result what is known of what it returns
   * @param thrown the types of what may be thrown, any of these; null if nobody knows
   * @param state where it leaves
   */
  public record Exit<S>(
      Kind kind,
      @Nullable Tree target,
      Result result,
      @Nullable List<? extends TypeMirror> thrown,
      S state) {

    /** A jump that takes nothing along. */
    public Exit(Kind kind, @Nullable Tree target, S state) {
      this(kind, target, Result.UNKNOWN, null, state);
    }

    /** The same jump, having passed something that changes what is known. */
    public Exit<S> with(S other) {
      return new Exit<>(kind, target, result, thrown, other);
    }

    public boolean isThrown() {
      return kind == Kind.THROW || kind == Kind.RAISE;
    }

    private boolean isLike(Exit<S> other) {
      return kind == other.kind
          && target == other.target
          && result == other.result
          && Objects.equals(thrown, other.thrown);
    }
  }

  /** Notes a jump; jumps to one place are joined. */
  void add(Exit<S> added, BinaryOperator<S> join) {
    for (int i = scope; i < pending.size(); i++) {
      Exit<S> exit = pending.get(i);
      if (exit.isLike(added)) {
        if (exit.state != added.state) {
          pending.set(i, exit.with(join.apply(exit.state, added.state)));
        }
        return;
      }
    }
    pending.add(added);
  }

  /** Whether there is a jump of that kind. */
  boolean has(Kind kind) {
    return pending.stream().anyMatch(exit -> exit.kind == kind);
  }

  /** The jumps that arrive at their target; null if there are none. */
  @Nullable S take(Kind kind, Tree target) {
    for (int i = scope; i < pending.size(); i++) {
      Exit<S> exit = pending.get(i);
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
  List<Exit<S>> close(int outer) {
    List<Exit<S>> leaving = pending.subList(scope, pending.size());
    List<Exit<S>> result = List.copyOf(leaving);
    leaving.clear();
    scope = outer;
    return result;
  }
}
