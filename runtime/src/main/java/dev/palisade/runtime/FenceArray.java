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
 * are signaled. Making one allocates all that it will ever need, and may be done in any context.
 *
 * <p>Errors. An array of all fails if a child failed, after all are signaled. Of several errors it
 * keeps the first it learned of; where it cannot tell which came first, that of the earlier child.
 * (The kernel's array counts its children down by a callback each, and so always knows. This one
 * waits for one child at a time, which is a node of 24 bytes and mostly one callback for all of
 * them, whatever their number.) An array of any takes over how its first signaled child ended.
 *
 * <p>Time stamps. An array of all has one if a child has, the latest; an array of any if all
 * children have, that of the child that decided.
 *
 * <p>An array among the children of an array of its own kind is taken apart.
 */
public abstract class FenceArray extends Container {
  final Fence[] children;

  private FenceArray(Fence[] children) {
    super(new Group("fence-array"), 1, depth(children));
    this.children = children;
    Events.init(this);
  }

  private static int depth(Fence[] children) {
    int depth = 0;
    for (Fence child : children) {
      depth = Math.max(depth, depthOf(child));
    }
    return depth + 1;
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
    return new All(childrenOf(Arrays.asList(fences), All.class));
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
    return new All(childrenOf(fences, All.class));
  }

  /**
   * A fence that is signaled when one of the given ones is. It then lets go of the others.
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
    return new Any(childrenOf(Arrays.asList(fences), Any.class));
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
    return new Any(childrenOf(fences, Any.class));
  }

  /** An array that is signaled from the start, with success, and has the time stamp of a fence. */
  static FenceArray signaled(Fence... stamp) {
    FenceArray array = new All(stamp);
    array.settleUnarmed(Outcome.SUCCEEDED);
    return array;
  }

  private static Fence[] childrenOf(Collection<? extends Fence> given, Class<?> kind) {
    List<Fence> children = new ArrayList<>(given.size());
    for (Fence fence : given) {
      if (kind.isInstance(fence)) {
        Collections.addAll(children, ((FenceArray) fence).children);
      } else {
        children.add(childOf(fence));
      }
    }
    return children.toArray(Fence[]::new);
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
   * Waits for one child at a time, beginning with the last, as fences mostly signal in order: then
   * all others are signaled when it is. Never a child twice, so in the worst order a callback each.
   */
  static final class All extends FenceArray {
    private final Watch watch = new Watch();

    /**
     * How many children, from the first on, may be pending. Like {@link #failure} it belongs to who
     * has the watch: the armer, then each callback in turn; registering it hands it on (HB3).
     */
    private int remaining;

    private @Nullable FenceError failure;

    private All(Fence[] children) {
      super(children);
    }

    private final class Watch extends FenceCallback {
      @Override
      public void signaled(Fence fence) {
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
      remaining = children.length;
      return watchNext();
    }

    /** Waits for the last child that is pending. False: none is. */
    private boolean watchNext() {
      while (remaining > 0) {
        if (children[remaining - 1].addCallback(watch)) {
          return true; // nothing of this array is ours any more
        }
        remaining--;
        if (failure == null && children[remaining].error() != null) {
          failure = firstFailure(remaining + 1);
        }
      }
      return false;
    }

    /** Children that have failed when another one's failure is noticed failed before it. */
    private @Nullable FenceError firstFailure(int end) {
      FenceError first = null;
      for (int i = 0; i < end && first == null; i++) {
        first = children[i].error();
      }
      return first;
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
        FenceError error = firstFailure(children.length);
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

    private Any(Fence[] children) {
      super(children);
      if (children.length == 0) {
        throw new IllegalArgumentException("any of no fences would never be signaled");
      }
      watches = new ChildWatch[children.length];
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
