package dev.palisade.processor.fact;

import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.MethodFacts.Exit;
import dev.palisade.processor.fact.MethodFacts.Exit.Result;
import dev.palisade.processor.fact.MethodFacts.Held;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the ways out of a method do to one lock of its caller's.
 *
 * <p>Where all that return agree, or all that return something against all that return nothing,
 * that is the method's effect: what {@code @Acquires} and {@code @Releases} would say. Only locks
 * that are one object whenever the method runs are looked at: of two elements of an array nobody
 * knows which is which. Monitors are left out, since the language gives them back.
 *
 * @param lock the lock
 * @param ends one for each exit of the method
 */
public record Balance(LockRef lock, List<End> ends) {

  public Balance {
    ends = List.copyOf(ends);
  }

  /**
   * One exit.
   *
   * @param exit the exit
   * @param net how many times the lock is held more there than on entry
   * @param sure whether that is certain
   * @param why where the lock was taken or given back last; null if it was neither
   */
  public record End(Exit exit, int net, boolean sure, @Nullable Place why) {

    private static End of(Exit exit, LockRef lock) {
      List<Held> kept = exit.kept().stream().filter(held -> held.lock().equals(lock)).toList();
      List<Held> given = exit.given().stream().filter(held -> held.lock().equals(lock)).toList();
      List<Held> last = kept.size() >= given.size() ? kept : given;
      boolean sure = kept.stream().allMatch(Held::always) && given.stream().allMatch(Held::always);
      return new End(
          exit,
          kept.size() - given.size(),
          sure,
          last.isEmpty() ? null : last.get(last.size() - 1).place());
    }
  }

  /** The balances of all locks that some exit leaves otherwise than it found them. */
  public static List<Balance> of(List<Exit> exits) {
    if (exits.isEmpty()) { // most bodies leave locks alone
      return List.of();
    }
    Set<LockRef> locks = new LinkedHashSet<>();
    for (Exit exit : exits) {
      exit.kept().forEach(held -> locks.add(held.lock()));
      exit.given().forEach(held -> locks.add(held.lock()));
    }
    List<Balance> balances = new ArrayList<>();
    for (LockRef lock : locks) {
      if (lock.kind() != Kind.PERMIT && lock.object().isOneObject()) {
        balances.add(of(exits, lock));
      }
    }
    return balances;
  }

  /** The balance of one lock. */
  public static Balance of(List<Exit> exits, LockRef lock) {
    return new Balance(lock, exits.stream().map(exit -> End.of(exit, lock)).toList());
  }

  /** What callers may rely on; empty if nothing changes, or if it is not known or not agreed. */
  public Optional<NetEffect> effect() {
    if (lock.kind() == Kind.SIGNALED) {
      boolean some = isMadeSure(Result.SOME);
      boolean none = isMadeSure(Result.NONE);
      return some || none
          ? effect(1, some == none ? Result.UNKNOWN : some ? Result.SOME : Result.NONE)
          : Optional.empty();
    }
    if (ends.stream().noneMatch(end -> end.sure && returns(end))) {
      return Optional.empty();
    }
    OptionalInt some = agreed(Result.SOME);
    OptionalInt none = agreed(Result.NONE);
    if (isUnknown(some, Result.SOME) || isUnknown(none, Result.NONE)) {
      return Optional.empty();
    }
    if (some.isEmpty() || none.isEmpty() || some.getAsInt() == none.getAsInt()) {
      return effect(some.orElse(none.orElse(0)), Result.UNKNOWN);
    }
    return none.getAsInt() == 0
        ? effect(some.getAsInt(), Result.SOME)
        : some.getAsInt() == 0 ? effect(none.getAsInt(), Result.NONE) : Optional.empty();
  }

  /** Whether a fence is signaled whenever that is returned; else nothing is known of it. */
  private boolean isMadeSure(Result result) {
    List<End> all = ends.stream().filter(end -> mayReturn(end, result)).toList();
    return !all.isEmpty() && all.stream().allMatch(end -> end.sure && end.net >= 1);
  }

  /** Whether some exit changes the lock. */
  public boolean changes() {
    return lock.kind() != Kind.SIGNALED
        && ends.stream().anyMatch(end -> returns(end) && end.net != 0);
  }

  /** Whether it is given back wherever it turned out to be held, and else left alone. */
  public boolean isGivenBackIfHeld() {
    List<End> all = ends.stream().filter(Balance::returns).toList();
    return all.stream().anyMatch(end -> end.net == -1)
        && all.stream().allMatch(end -> end.net == 0 || (end.net == -1 && !end.sure));
  }

  private Optional<NetEffect> effect(int net, Result when) {
    return Math.abs(net) == 1
        ? Optional.of(new NetEffect(lock, net > 0, when, /* sure= */ true))
        : Optional.empty();
  }

  /** Whether there are exits with such a result, and they differ. */
  private boolean isUnknown(OptionalInt agreed, Result result) {
    return agreed.isEmpty() && ends.stream().anyMatch(end -> mayReturn(end, result));
  }

  private OptionalInt agreed(Result result) {
    int[] nets =
        ends.stream().filter(end -> mayReturn(end, result)).mapToInt(End::net).distinct().toArray();
    return nets.length == 1 ? OptionalInt.of(nets[0]) : OptionalInt.empty();
  }

  private static boolean mayReturn(End end, Result result) {
    return returns(end) && (end.exit.result() == result || end.exit.result() == Result.UNKNOWN);
  }

  private static boolean returns(End end) {
    return end.exit.kind() == Exit.Kind.RETURN;
  }

  /**
   * A lock that the caller of a method holds more, or less, once the method has returned.
   *
   * @param lock as the method names it
   * @param taken whether it is held more; else it has been given back
   * @param when the results for which that is so; {@link Result#UNKNOWN} for all of them
   * @param sure whether it is so; else it has been given back if it was held, or, of one that is
   *     {@code taken}, nobody can tell how the method leaves the lock
   */
  public record NetEffect(LockRef lock, boolean taken, Result when, boolean sure) {

    /** An effect that nobody can tell. */
    public static NetEffect unknown(LockRef lock) {
      return new NetEffect(lock, /* taken= */ true, Result.UNKNOWN, /* sure= */ false);
    }

    /** The effect of giving a lock back if it is held: it is not held any more. */
    public static NetEffect givenBackIfHeld(LockRef lock) {
      return new NetEffect(lock, /* taken= */ false, Result.UNKNOWN, /* sure= */ false);
    }

    /** Whether nobody knows. */
    public boolean isUnknown() {
      return !sure && taken;
    }
  }
}
