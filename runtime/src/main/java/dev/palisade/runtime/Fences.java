package dev.palisade.runtime;

import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.Signals;
import dev.palisade.runtime.FenceArray.All;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What can be made of fences besides waiting for them. */
public final class Fences {
  private static final Fence SIGNALED = FenceArray.signaled();

  private Fences() {}

  /**
   * A fence that is signaled, with success and long ago: for where one is asked for and there is
   * nothing to wait for.
   *
   * @return always the same
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public static Fence signaled() {
    return SIGNALED;
  }

  // ---------------------------------------------------------------- merging

  /**
   * The smallest fence that is signaled when all the given ones are: chains and arrays are taken
   * apart, and of their {@linkplain #leaves leaves} are left those that are pending, of each
   * context the latest, since fences of a context are signaled in order.
   *
   * <p>That order is the duty of drivers, and nothing here can tell whether one keeps it: if one
   * does not, the merged fence may be signaled before all are. For fences of a driver that ends its
   * jobs in any order use {@link FenceArray#all(Collection)}.
   *
   * <p>This is about order, not about success. What was signaled before, or precedes another one in
   * its context, is left out together with its error; {@link FenceArray#all(Collection)} leaves
   * nothing out.
   *
   * <p>Any context; arms nothing and signals nothing. Ordering: as {@link FenceArray#all}, of the
   * leaves that are left; of those that precede another one in its context, what their driver's
   * order of signaling gives.
   *
   * @param fences what to wait for, in any number and state
   * @return of no leaf, a fence that is signaled, with the latest of the leaves' time stamps if
   *     there are any; of one, the leaf itself; of more, an array of them in order of their
   *     contexts
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public static Fence merge(Collection<? extends Fence> fences) {
    Merger merger = new Merger();
    fences.forEach(fence -> forEachLeaf(fence, merger));
    return merger.merged();
  }

  /**
   * As {@link #merge(Collection)}.
   *
   * @param fences what to wait for, in any number and state
   * @return a fence that is signaled when they are
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public static Fence merge(Fence... fences) {
    return merge(Arrays.asList(fences));
  }

  /**
   * The fences that must be signaled for this one to be: of an array of all, its children's leaves;
   * of a chain, those of its links from the newest to the oldest, without earlier links that are
   * over; of anything else, an array of any included, itself.
   *
   * <p>Any context; arms nothing and signals nothing.
   *
   * @param fence of any kind
   * @return its leaves, signaled ones included
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public static List<Fence> leaves(Fence fence) {
    List<Fence> leaves = new ArrayList<>();
    forEachLeaf(fence, leaves::add);
    return leaves;
  }

  /** Recurses no deeper than containers nest. */
  private static void forEachLeaf(Fence fence, Consumer<? super Fence> leaf) {
    if (fence instanceof All array) {
      for (Fence child : array.children) {
        forEachLeaf(child, leaf);
      }
    } else if (fence instanceof FenceChain chain) {
      for (FenceChain link = chain; link != null; link = link.previous()) {
        forEachLeaf(link.fence(), leaf);
      }
    } else {
      leaf.accept(fence);
    }
  }

  private static final class Merger implements Consumer<Fence> {
    private final Map<Long, Fence> latest = new TreeMap<>();
    private @Nullable Fence stamped;

    @Override
    public void accept(Fence leaf) {
      FenceState core = leaf.core();
      if (core.outcome() == null) {
        latest.merge(leaf.context(), leaf, Merger::later);
      } else if (core.isStamped()
          && (stamped == null || core.stamp() - stamped.core().stamp() > 0)) {
        stamped = leaf;
      }
    }

    private static Fence later(Fence a, Fence b) {
      return a.sequence() >= b.sequence() ? a : b;
    }

    Fence merged() {
      if (latest.isEmpty()) {
        return stamped == null ? SIGNALED : FenceArray.signaled(Container.childOf(stamped));
      }
      return latest.size() == 1
          ? latest.values().iterator().next()
          : FenceArray.all(latest.values());
    }
  }

  // ---------------------------------------------------------------- completion stages

  /**
   * A stage that completes with this fence when the fence is signaled: so the payload is at hand in
   * the stages that depend on it. If the fence fails, it completes exceptionally, by a {@link
   * FenceException} or, for {@link FenceError#CANCELED}, a {@link
   * java.util.concurrent.CancellationException}.
   *
   * <p>Any context. Arms the fence, as {@link Fence#addCallback(FenceCallback)}. Dependent stages
   * that are not async run where callbacks of fences run, on the thread that signals, in {@code
   * INTERRUPT}: give whatever may block to an executor, by the {@code Async} methods. Cancelling
   * the stage takes its callback back from the fence and does nothing else to it: who consumes a
   * fence cannot signal it.
   *
   * <p>Ordering: all that came before the signal happens before the dependent stages run (HB1).
   *
   * @param fence in any state
   * @param <F> its type
   * @return a new stage
   */
  @Signals
  public static <F extends Fence> CompletionStage<F> toCompletionStage(F fence) {
    return StageOfFence.of(fence);
  }

  /**
   * A fence that is signaled when a stage completes, on the thread that completes it, with a
   * context of its own. If the stage completes exceptionally, the fence fails: with {@link
   * FenceError#CANCELED} for a {@link java.util.concurrent.CancellationException}, {@code
   * TIMED_OUT} for a {@link java.util.concurrent.TimeoutException}, {@code IO} for an {@link
   * java.io.IOException}, the error of a {@link FenceException}, and {@code DRIVER_FAULT} for
   * anything else; the exception is its cause.
   *
   * <p>Any context; takes no lock of the core. A stage that is never completed is a fence that is
   * never signaled: nobody can close this one.
   *
   * <p>Ordering: all that the stage promises to happen before its dependents happens before all
   * that follows the answer "signaled" (HB1).
   *
   * @param stage whose end to wait for; its value stays with it
   * @return a new fence
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public static Fence of(CompletionStage<?> stage) {
    return FenceOfStage.of(stage);
  }
}
