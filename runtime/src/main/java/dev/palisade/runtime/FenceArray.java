package dev.palisade.runtime;

import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.RunsIn;
import dev.palisade.runtime.FenceWord.Outcome;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fence for many: signaled when {@linkplain #all all} its children are, or {@linkplain #any
 * any} of them is. It is a fence like any other, with a context of its own; so interest in it is
 * interest in its children, and a deadline given to it is handed on to them, if it is earlier than
 * those before.
 *
 * <p>That it is done means that its own callbacks have returned; those of its children may still be
 * running.
 *
 * <p>An array keeps its children alive, and they keep it from the first interest in it until they
 * are signaled. Making one allocates all that it will ever need, and may be done in any context. To
 * ask a pending array that nobody armed costs a look at its children, down to the first that
 * decides.
 *
 * <p>Errors. An array of all fails if a child failed, after all are signaled. Of several errors it
 * keeps that which came first, as far as it can tell, and else that of the first child. (The
 * kernel's array has a callback for each child and so can always tell. This one has one callback,
 * whatever their number, and waits for one child at a time: of two children it can tell; of more,
 * not which of those failed first that it did not wait for.) An array of any takes over how its
 * first signaled child ended.
 *
 * <p>Time stamps. An array of all has one if a child has, the latest; an array of any if all
 * children have, that of the child that decided.
 *
 * <p>An array among the children of an array of its own kind is taken apart.
 */
public abstract class FenceArray extends Container {
  final Fence[] children;

  private FenceArray(Children children) {
    super(new Group("fence-array"), 1, children.depth);
    this.children = children.fences;
    Events.init(this);
  }

  /** Arrays of the new array's kind taken apart, and how deep what contains the rest is. */
  private static final class Children {
    final Fence[] fences;
    final int depth;

    Children(Fence[] fences, int depth) {
      this.fences = fences;
      this.depth = depth;
    }

    static Children of(Fence[] given, Class<? extends FenceArray> kind) {
      if (!Tracking.ON && depth(given) == 1) {
        return new Children(Arrays.copyOf(given, given.length, Fence[].class), 1);
      }
      List<Fence> children = new ArrayList<>();
      for (Fence fence : given) {
        if (kind.isInstance(fence)) {
          Collections.addAll(children, ((FenceArray) fence).children);
        } else {
          children.add(childOf(fence));
        }
      }
      Fence[] fences = children.toArray(Fence[]::new);
      return new Children(fences, depth(fences));
    }

    private static int depth(Fence[] fences) {
      int depth = 0;
      for (Fence fence : fences) {
        depth = Math.max(depth, depthOf(fence));
      }
      return depth + 1;
    }
  }

  /**
   * A fence that is signaled when all the given ones are; of none, one that is signaled.
   *
   * <p>Ordering: all that came before the signal of each happens before all that follows the answer
   * "signaled" of this one (HB10).
   *
   * @param fences what to wait for, in any number and state
   * @return a new array
   * @throws IllegalArgumentException if arrays of both kinds and chains nest too deep
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public static FenceArray all(Fence... fences) {
    return new All(Children.of(fences, All.class));
  }

  /**
   * As {@link #all(Fence...)}.
   *
   * @param fences what to wait for, in any number and state
   * @return a new array
   * @throws IllegalArgumentException if arrays of both kinds and chains nest too deep
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public static FenceArray all(Collection<? extends Fence> fences) {
    return all(fences.toArray(Fence[]::new));
  }

  /**
   * A fence that is signaled when one of the given ones is. It then lets go of the others, at the
   * cost of {@link Fence#removeCallback} for each.
   *
   * <p>Ordering: all that came before the signal of the child that decided happens before all that
   * follows the answer "signaled" of this one (HB10).
   *
   * @param fences what to wait for, at least one, in any state
   * @return a new array
   * @throws IllegalArgumentException if there is none, which could never be signaled, or if arrays
   *     of both kinds and chains nest too deep
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public static FenceArray any(Fence... fences) {
    return new Any(Children.of(fences, Any.class));
  }

  /**
   * As {@link #any(Fence...)}.
   *
   * @param fences what to wait for, at least one, in any state
   * @return a new array
   * @throws IllegalArgumentException if there is none, which could never be signaled, or if arrays
   *     of both kinds and chains nest too deep
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public static FenceArray any(Collection<? extends Fence> fences) {
    return any(fences.toArray(Fence[]::new));
  }

  /** An array that is signaled from the start, with success, and has the time stamp of a fence. */
  static FenceArray signaled(Fence... stamp) {
    FenceArray array = new All(new Children(stamp, 1));
    array.settleUnarmed(Outcome.SUCCEEDED);
    return array;
  }

  /**
   * What this array waits for: the fences given, arrays of its own kind taken apart.
   *
   * @return in the order given, not to be changed
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public final List<Fence> children() {
    return Collections.unmodifiableList(Arrays.asList(children));
  }

  @Override
  final void forward(long nanos) {
    for (Fence child : children) {
      child.setDeadline(nanos);
    }
  }

  /**
   * Waits for one child at a time: the last that is pending, then the first, then the last again.
   * Fences mostly signal in order, or else in the opposite order, so it is called back once or
   * twice; in random order as often as a random sequence has maxima, which is logarithmic.
   */
  static final class All extends FenceArray {
    private final Watch watch = new Watch();

    /**
     * Children that may be pending. Like the other fields here, it belongs to who has the watch:
     * the armer, then each callback in turn; registering the watch hands them on (HB3).
     */
    private int begin;

    private int end;
    private boolean fromEnd;
    private @Nullable FenceError failure;

    private All(Children children) {
      super(children);
    }

    private final class Watch extends FenceCallback {
      @Override
      public void signaled(Fence fence) {
        if (failure == null && fence.error() != null) {
          failure = failureBefore(childOf(fence));
        }
        if (!watchNext()) {
          conclude();
        }
      }
    }

    @Override
    boolean arm() {
      for (Fence child : children) {
        child.enableSignaling();
      }
      end = children.length;
      return watchNext();
    }

    /** Waits for a child that is pending. False: none is. */
    private boolean watchNext() {
      fromEnd = !fromEnd;
      while (begin < end) {
        Fence child = children[fromEnd ? end - 1 : begin];
        if (child.addCallback(watch)) {
          return true; // nothing of this array is ours any more
        }
        if (failure == null && child.error() != null) {
          failure = failureBefore(null);
        }
        if (fromEnd) {
          end--;
        } else {
          begin++;
        }
      }
      return false;
    }

    /** The first child's failure; that of the one signaled just now if no other has failed. */
    private @Nullable FenceError failureBefore(@Nullable Fence latest) {
      for (Fence child : children) {
        FenceError error = child == latest ? null : child.error();
        if (error != null) {
          return error;
        }
      }
      return latest == null ? null : latest.error();
    }

    @Override
    void conclude() {
      boolean unused = transition(failure == null ? Outcome.SUCCEEDED : failure.outcome());
    }

    @Override
    boolean look() {
      boolean decided = true;
      for (Fence child : children) {
        if (!child.isSettledOrPolled()) {
          return false;
        }
        decided &= child.isSettled(); // else only its driver says so, and not yet how it ended
      }
      if (decided) {
        FenceError error = failureBefore(null);
        settleUnarmed(error == null ? Outcome.SUCCEEDED : error.outcome());
      }
      return true;
    }

    @Override
    boolean isStamped() {
      return Arrays.stream(children).anyMatch(FenceState::isStamped);
    }

    @Override
    long stamp() {
      return Arrays.stream(children)
          .filter(FenceState::isStamped)
          .mapToLong(FenceState::stamp)
          .reduce((a, b) -> a - b < 0 ? b : a)
          .orElseThrow();
    }
  }

  /** Waits for all children at once, by a node each. */
  static final class Any extends FenceArray {
    private final ChildWatch[] watches;

    /** null → the child that decides, by a CAS. */
    @SuppressWarnings("UnusedVariable") // accessed through DECISIVE
    private volatile @Nullable Fence decisive;

    /**
     * Counts two events: all watches are registered that will be, and the array was signaled. Who
     * is second takes the watches back that are still registered.
     */
    @SuppressWarnings("UnusedVariable") // accessed through ENDS
    private volatile int ends;

    private Any(Children children) {
      super(children);
      if (this.children.length == 0) {
        throw new IllegalArgumentException("any of no fences would never be signaled");
      }
      watches = new ChildWatch[this.children.length];
      Arrays.setAll(watches, i -> new ChildWatch());
    }

    private final class ChildWatch extends FenceCallback {
      @Override
      public void signaled(Fence fence) {
        decide(childOf(fence));
        conclude();
      }
    }

    @Override
    boolean arm() {
      for (int i = 0; i < children.length && decisiveAcquire() == null; i++) {
        children[i].enableSignaling();
        if (!children[i].addCallback(watches[i])) {
          decide(children[i]);
        }
      }
      end();
      return decisiveAcquire() == null;
    }

    /** Volatile: it acquires what who came first saw, and releases what this thread saw. */
    private Outcome decide(Fence signaled) {
      Fence first = (Fence) DECISIVE.compareAndExchange(this, null, signaled);
      return outcomeLike(first == null ? signaled : first);
    }

    @Override
    void conclude() {
      Fence first = decisiveAcquire();
      if (first != null && transition(outcomeLike(first))) {
        end();
      }
    }

    /** Volatile, as above: the second sees what the first has registered, or signaled. */
    private void end() {
      if ((int) ENDS.getAndAdd(this, 1) == 1) {
        for (int i = 0; i < children.length; i++) {
          boolean unused = children[i].takeBack(watches[i]);
        }
      }
    }

    @Override
    boolean look() {
      boolean signaled = false;
      for (Fence child : children) {
        if (child.isSettledOrPolled()) {
          signaled = true;
          if (child.isSettled()) {
            settleUnarmed(decide(child));
            break;
          }
        }
      }
      return signaled;
    }

    @Override
    boolean isStamped() {
      return Arrays.stream(children).allMatch(FenceState::isStamped);
    }

    @Override
    long stamp() {
      Fence first = decisiveAcquire();
      return first == null ? super.stamp() : first.stamp();
    }

    /** HB10. Acquire: how that child ended is seen. */
    private @Nullable Fence decisiveAcquire() {
      return (Fence) DECISIVE.getAcquire(this);
    }

    private static final VarHandle DECISIVE;
    private static final VarHandle ENDS;

    static {
      try {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        DECISIVE = lookup.findVarHandle(Any.class, "decisive", Fence.class);
        ENDS = lookup.findVarHandle(Any.class, "ends", int.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }
}
