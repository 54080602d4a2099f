package dev.palisade.processor.flow;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.flow.Bindings.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * What is known at a point of a method: the ways that lead there, told apart by the locks held. An
 * unreachable point has no state: null.
 *
 * <p>Ways with the same locks are one way, and only what all of them know of variables stays. So a
 * condition is remembered exactly as long as locks depend on it: after {@code if (shared)
 * lock.lock();} there are two ways, and a later {@code if (shared) lock.unlock();} closes the right
 * one. Where nothing is locked there is one way, and it costs nothing.
 */
public final class FlowState {
  /** More ways than this are merged into one: held on some of them, {@code always} on none. */
  private static final int MOST_WAYS = 6;

  private final List<Way> ways;
  private @Nullable List<Held> held;
  private @Nullable List<LockRef> dropped;

  /**
   * One way to a point.
   *
   * @param held the locks held on it
   * @param borrowed the locks that the caller must have held on entry, because this way gives them
   *     back or has made sure of them
   * @param known what is known of variables on it
   * @param doubtful whether nobody knows that it is ever gone: what is called would have to throw
   *     in a certain place
   */
  public record Way(HeldSet held, HeldSet borrowed, Bindings known, boolean doubtful) {

    /** The way into a method. */
    public static Way entering(Bindings known) {
      return new Way(HeldSet.EMPTY, HeldSet.EMPTY, known, false);
    }

    public Way holding(HeldSet other) {
      return other == held ? this : new Way(other, borrowed, known, doubtful);
    }

    public Way borrowing(Held lock) {
      return new Way(held, borrowed.plus(lock), known, doubtful);
    }

    /** Whether something stands for a lock that is held: it is not null. */
    public boolean holds(@Nullable Value lock) {
      return lock != null && held.any(each -> each.object().equals(lock.object()));
    }

    /** What a loop has taken here before and not given back is held once, or it would never end. */
    public Way taking(Held taken) {
      return held.list().contains(taken) ? this : holding(held.plus(taken));
    }

    /** What is not held here is given back for the caller. */
    public Way releasing(Held given, boolean inAnyMode) {
      HeldSet less = held.minus(given.lock(), inAnyMode);
      if (less != held || given.lock().kind() == LockRef.Kind.PERMIT) {
        return holding(less);
      }
      return borrowed.list().contains(given) ? this : borrowing(given);
    }

    public Way knowing(Bindings other) {
      return other == known ? this : new Way(held, borrowed, other, doubtful);
    }

    private Way doubted() {
      return doubtful ? this : new Way(held, borrowed, known, true);
    }

    private boolean locksLike(Way other) {
      return held.sameLocks(other.held) && borrowed.sameLocks(other.borrowed);
    }
  }

  private FlowState(List<Way> ways) {
    this.ways = ways;
  }

  /** One way. */
  public static FlowState of(Way way) {
    return new FlowState(List.of(way));
  }

  /** The ways of both; the first of them if the other adds nothing. */
  public static @Nullable FlowState join(@Nullable FlowState a, @Nullable FlowState b) {
    if (a == null || b == null || a == b) {
      return a == null ? b : a;
    }
    List<Way> joined = a.ways;
    for (Way way : b.ways) {
      joined = add(joined, way);
    }
    return joined == a.ways ? a : bounded(joined);
  }

  private static List<Way> add(List<Way> ways, Way way) {
    for (int i = 0; i < ways.size(); i++) {
      Way twin = ways.get(i);
      if (twin.locksLike(way)) {
        Bindings known = twin.known.meet(way.known);
        boolean doubtful = twin.doubtful && way.doubtful;
        if (known == twin.known && doubtful == twin.doubtful) {
          return ways;
        }
        List<Way> changed = new ArrayList<>(ways);
        changed.set(i, new Way(twin.held, twin.borrowed, known, doubtful));
        return changed;
      }
    }
    List<Way> more = new ArrayList<>(ways);
    more.add(way);
    return more;
  }

  private static FlowState bounded(List<Way> ways) {
    FlowState state = new FlowState(List.copyOf(ways));
    return ways.size() <= MOST_WAYS ? state : state.merged();
  }

  /** All ways as one. */
  public FlowState merged() {
    Way all = ways.get(0);
    for (Way way : ways) {
      all =
          new Way(
              all.held.merge(way.held),
              all.borrowed.merge(way.borrowed),
              all.known.meet(way.known),
              all.doubtful || way.doubtful);
    }
    return of(all);
  }

  /** The ways, at least one. */
  public List<Way> ways() {
    return ways;
  }

  /** Each way changed. */
  public FlowState map(UnaryOperator<Way> how) {
    if (ways.size() == 1) {
      Way way = ways.get(0);
      Way changed = how.apply(way);
      return changed == way ? this : of(changed);
    }
    List<Way> changed = List.of();
    for (Way way : ways) {
      changed = add(changed, how.apply(way));
    }
    return bounded(changed);
  }

  /** Where nobody knows whether a lock, which may depend on the way, is held or not. */
  public FlowState doubting(Function<Bindings, LockRef> lock, Place place) {
    return map(
        way -> {
          LockRef name = lock.apply(way.known());
          Held doubt = new Held(name, place, false);
          Way doubted = way.holding(way.held().doubting(name::mayBe));
          return way.borrowed().list().contains(doubt) ? doubted : doubted.borrowing(doubt);
        });
  }

  /** The ways on which a lock is not held, or not in any mode; null if there are none. */
  public @Nullable FlowState notHolding(Function<Bindings, LockRef> lock, boolean inAnyMode) {
    FlowState result = null;
    for (Way way : ways) {
      if (way.held().minus(lock.apply(way.known()), inAnyMode) == way.held()) {
        result = join(result, of(way));
      }
    }
    return result;
  }

  /** What something stands for, if it is the same on all ways. */
  public @Nullable Value agreed(Function<Bindings, @Nullable Value> of) {
    Value all = null;
    for (Way way : ways) {
      Value one = of.apply(way.known);
      if (one == null || (all != null && !all.equals(one))) {
        return null;
      }
      all = one;
    }
    return all;
  }

  /** Whether a variable is true on all ways, or on none; null if that is not known. */
  public @Nullable Boolean truth(Object variable) {
    Boolean all = ways.get(0).known.truth(variable);
    for (Way way : ways) {
      if (all == null || !all.equals(way.known.truth(variable))) {
        return null;
      }
    }
    return all;
  }

  /** After an assignment. */
  public FlowState bind(VariableElement variable, @Nullable Value value, @Nullable Boolean truth) {
    return map(way -> way.knowing(way.known.bind(variable, value, truth)));
  }

  /** Where a variable is known to be true, or not; null if no way leads there. */
  public @Nullable FlowState assume(Object variable, boolean truth) {
    List<Way> possible = List.of();
    for (Way way : ways) {
      Boolean known = way.known.truth(variable);
      if (known == null) {
        Value value = way.known.value(variable);
        possible = add(possible, way.knowing(way.known.bind(variable, value, truth)));
      } else if (known == truth) {
        possible = add(possible, way);
      }
    }
    return possible.isEmpty() ? null : bounded(possible);
  }

  /** Without what is known of the objects that variables of these names stand for. */
  public FlowState forget(Set<String> names) {
    return names.isEmpty() ? this : map(way -> way.knowing(way.known.forget(names)));
  }

  /** The same ways; if there are several, none of them is certain to be gone. */
  public FlowState doubted() {
    return ways.size() == 1 ? this : map(Way::doubted);
  }

  /**
   * After a loop: what each round has made sure of for an element, whichever it was, holds for all
   * elements there are, even if there is none.
   *
   * @param round the end of a round
   */
  public FlowState knowingOfElements(FlowState round) {
    List<Held> sure = new ArrayList<>();
    for (Held known : round.ways.get(0).held.list()) {
      if (known.lock().kind() == LockRef.Kind.SIGNALED
          && known.lock().object().isElement()
          && round.ways.stream().allMatch(way -> way.held.has(known.lock()))) {
        sure.add(known);
      }
    }
    FlowState state = this;
    for (Held known : sure) {
      state =
          state.map(way -> way.held.has(known.lock()) ? way : way.holding(way.held.plus(known)));
    }
    return state;
  }

  /** Locks of the caller that are not held on some way, because they were given back. */
  public List<LockRef> dropped() {
    List<LockRef> list = dropped;
    if (list == null) {
      Set<LockRef> all = new LinkedHashSet<>();
      for (Way way : ways) {
        for (Held lock : way.borrowed.list()) {
          if (!way.held.has(lock.lock())) {
            all.add(lock.lock());
          }
        }
      }
      list = List.copyOf(all);
      dropped = list;
    }
    return list;
  }

  /** What is held, over all ways, oldest first. */
  public List<Held> held() {
    List<Held> list = held;
    if (list == null) {
      list = ways.size() == 1 ? ways.get(0).held.list() : merged().ways.get(0).held.list();
      held = list;
    }
    return list;
  }
}
