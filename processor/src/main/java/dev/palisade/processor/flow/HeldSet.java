package dev.palisade.processor.flow;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The locks held on one way through a method, newest on top; a lock taken twice is there twice.
 *
 * <p>Immutable, and sharing its lower part with the sets it grew from: leaving a scope is going
 * back to the older set. Everything costs at most the number of locks held, which is small.
 */
public final class HeldSet {
  /** Nothing held. */
  public static final HeldSet EMPTY = new HeldSet(null, null);

  private final @Nullable Held newest;
  private final @Nullable HeldSet older;
  private @Nullable List<Held> oldestFirst;

  private HeldSet(@Nullable Held newest, @Nullable HeldSet older) {
    this.newest = newest;
    this.older = older;
  }

  private static HeldSet of(Iterable<Held> oldestFirst) {
    HeldSet set = EMPTY;
    for (Held held : oldestFirst) {
      set = set.plus(held);
    }
    return set;
  }

  /** This set and one more lock. */
  public HeldSet plus(Held held) {
    return new HeldSet(held, this);
  }

  /** This set without the newest lock that matches; this very set if none does. */
  public HeldSet minus(Predicate<LockRef> which) {
    if (newest == null || older == null) {
      return this;
    }
    if (which.test(newest.lock())) {
      return older;
    }
    HeldSet rest = older.minus(which);
    return rest == older ? this : rest.plus(newest);
  }

  /**
   * This set without the newest lock of a name. If none has it, without the newest that it may be.
   */
  public HeldSet minus(LockRef lock, boolean inAnyMode) {
    HeldSet exact =
        minus(
            other ->
                other.kind() == lock.kind()
                    && other.object().equals(lock.object())
                    && (inAnyMode || other.mode() == lock.mode()));
    return exact != this
        ? exact
        : minus(
            other ->
                other.kind() == lock.kind()
                    && (inAnyMode || other.mode() == lock.mode())
                    && other.object().mayBe(lock.object()));
  }

  /** This set, of which nobody knows any more whether the locks that match are held. */
  public HeldSet doubting(Predicate<LockRef> which) {
    if (newest == null || older == null) {
      return this;
    }
    HeldSet rest = older.doubting(which);
    if (newest.always() && which.test(newest.lock())) {
      return rest.plus(newest.perhaps());
    }
    return rest == older ? this : rest.plus(newest);
  }

  /** This set without what was noted at a place; this very set if nothing was. */
  public HeldSet without(Place place) {
    if (newest == null || older == null) {
      return this;
    }
    if (newest.place().equals(place)) {
      return older;
    }
    HeldSet rest = older.without(place);
    return rest == older ? this : rest.plus(newest);
  }

  /** Whether a lock of this name is held. */
  public boolean has(LockRef lock) {
    return any(lock::equals);
  }

  /** Whether a lock that matches is held. */
  public boolean any(Predicate<LockRef> which) {
    for (HeldSet set = this; set != null && set.newest != null; set = set.older) {
      if (which.test(set.newest.lock())) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is held where this way and another meet: every lock of either; {@code always} only if it
   * is held on both. What may be held is there once, or a loop that leaks a lock would never end.
   */
  public HeldSet merge(HeldSet other) {
    List<Held> merged = new ArrayList<>();
    List<Held> rest = new ArrayList<>(other.list());
    for (Held held : list()) {
      Held twin = removeFirst(rest, held.lock());
      if (twin != null && twin.always() && held.always()) {
        merged.add(held);
      } else {
        addMaybe(merged, held);
      }
    }
    rest.forEach(held -> addMaybe(merged, held));
    return of(merged);
  }

  private static void addMaybe(List<Held> to, Held held) {
    if (to.stream().noneMatch(h -> h.lock().equals(held.lock()) && !h.always())) {
      to.add(held.perhaps());
    }
  }

  private static @Nullable Held removeFirst(List<Held> from, LockRef lock) {
    for (int i = 0; i < from.size(); i++) {
      if (from.get(i).lock().equals(lock)) {
        return from.remove(i);
      }
    }
    return null;
  }

  /** Whether the same locks are held in the same order, wherever they were taken. */
  public boolean sameLocks(HeldSet other) {
    HeldSet a = this;
    HeldSet b = other;
    while (a != b) {
      if (a.newest == null || b.newest == null || a.older == null || b.older == null) {
        return false;
      }
      if (a.newest.always() != b.newest.always() || !a.newest.lock().equals(b.newest.lock())) {
        return false;
      }
      a = a.older;
      b = b.older;
    }
    return true;
  }

  /** All of them, oldest first. */
  public List<Held> list() {
    List<Held> list = oldestFirst;
    if (list == null) {
      list = new ArrayList<>();
      for (HeldSet set = this; set != null && set.newest != null; set = set.older) {
        list.add(set.newest);
      }
      Collections.reverse(list);
      list = List.copyOf(list);
      oldestFirst = list;
    }
    return list;
  }
}
