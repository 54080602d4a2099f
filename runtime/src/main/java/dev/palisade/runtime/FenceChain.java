package dev.palisade.runtime;

import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.RunsIn;
import dev.palisade.runtime.FenceWord.Outcome;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A link of a chain, a point of a timeline that is made of other people's fences: signaled when its
 * own fence and all earlier links are. The newest link stands for the chain; {@link #find} gives
 * the link to wait for when a point is to be reached.
 *
 * <p>A link is a fence like any other: interest in it is interest in its own fence and in all
 * earlier ones, and so is a deadline, if it is earlier than those given before. It fails if its own
 * fence failed; errors of earlier links are theirs. (In the kernel no link ever fails, as its users
 * list the fences of a chain; users here see only the link.) It has no time stamp, because it does
 * not remember the links before it that are over; its own fence may have one.
 *
 * <p>Links whose own fence is signaled are forgotten by the links after them, whenever somebody
 * walks along: for asking, for interest, and now and then for adding a link. So a chain nobody
 * looks at keeps, beside the links that are pending, no more than about as many that are over. A
 * link that somebody waits for is not forgotten until it is signaled, and later ones only after it.
 *
 * <p>Nothing here recurses, whatever the length of the chain.
 */
public final class FenceChain extends Container {
  private final Fence own;

  /** The sequence number of the link this one was added to, 0 if that is of another context. */
  private final long previousSequence;

  /** How many links may be added after this one until somebody walks along all of them. */
  private final int patience;

  private final Watch watch;

  /** False → true: the own fences of this link and of all earlier ones are armed. */
  @SuppressWarnings("UnusedVariable") // accessed through READY
  private volatile boolean ready;

  private FenceChain(
      Origin origin, long sequence, @Nullable FenceChain previous, Fence own, int depth) {
    super(origin, sequence, depth);
    this.own = own;
    this.watch = new Watch(previous);
    this.previousSequence = previous != null && previous.origin == origin ? previous.sequence : 0;
    int left = previous == null ? 0 : previous.patience - 1;
    this.patience = left >= 0 ? left : walkAll();
    Events.init(this);
  }

  /**
   * Adds a link to a chain.
   *
   * <p>Any context; no lock; allocates, and signals and arms nothing. Adding several links to the
   * same one makes a tree: each sees the links it was added to. Ordering: HB10.
   *
   * @param previous the newest link so far, or null to begin a chain
   * @param fence the new link's own fence; no link of a chain, but an array will do
   * @param sequence the number of the new point. If it is not higher than that of {@code previous},
   *     the link begins a new context, with the number of {@code previous}; it waits for the
   *     earlier links all the same.
   * @return the new link
   * @throws IllegalArgumentException if the number is not positive, if the fence is a link, or if
   *     containers nest too deep
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  @SuppressWarnings("exports") // whoever reads @Nullable brings jspecify
  public static FenceChain link(@Nullable FenceChain previous, Fence fence, long sequence) {
    if (sequence <= 0) {
      throw new IllegalArgumentException("points are numbered from 1: " + sequence);
    }
    if (fence instanceof FenceChain) {
      throw new IllegalArgumentException("a link's own fence may not be a link: " + fence);
    }
    Fence own = childOf(fence);
    int depth = depthOf(own) + 1;
    if (previous == null) {
      return new FenceChain(new Group("fence-chain"), sequence, null, own, depth);
    }
    int deeper = Math.max(depth, previous.depth);
    return sequence > previous.sequence
        ? new FenceChain(previous.origin, sequence, previous, own, deeper)
        : new FenceChain(new Group("fence-chain"), previous.sequence, previous, own, deeper);
  }

  /**
   * The link's own fence. Any context.
   *
   * @return as given
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  public Fence fence() {
    return own;
  }

  /**
   * The link before this one, of those that are pending and of which somebody waits or whose own
   * fence is pending too. Any context; forgets the others.
   *
   * <p>Ordering: null means that all that came before the signal of each earlier link's own fence
   * happened before (HB10).
   *
   * @return null if there is none
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  @SuppressWarnings("exports") // whoever reads @Nullable brings jspecify
  public @Nullable FenceChain previous() {
    FenceChain before = previousAcquire();
    while (before != null && before.canBeForgotten()) {
      FenceChain earlier = before.isSettled() ? null : before.previousAcquire();
      before = forget(before, earlier) ? earlier : previousAcquire();
    }
    return before;
  }

  /**
   * The link to wait for so that a point is reached: the earliest pending link that covers it. As
   * links that are over may be forgotten, its number can be lower than asked for; and it can be
   * higher, if no link has that number.
   *
   * <p>Any context. Ordering: null is as good as "signaled" of all links up to that point (HB10).
   *
   * @param point the number of the point, 0 for the whole chain
   * @return the link, this one at the latest; null if the point is reached
   * @throws IllegalArgumentException if this link is not yet there, or the number is negative
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  @SuppressWarnings("exports") // whoever reads @Nullable brings jspecify
  public @Nullable FenceChain find(long point) {
    if (point < 0 || point > sequence) {
      throw new IllegalArgumentException("no point " + point + " up to " + this);
    }
    FenceChain link = this;
    while (point > 0 && link != null && link.origin == origin && link.previousSequence >= point) {
      link = link.previous();
    }
    return link;
  }

  /** A link somebody watches is signaled before later ones are; so those wait for it. */
  private boolean canBeForgotten() {
    Object s = getStateAcquire();
    return s instanceof Outcome || (s == POLLED && own.outcome() != null);
  }

  /** Forgets all that is over, and counts what is not. */
  private int walkAll() {
    int links = 0;
    for (FenceChain each = previous(); each != null; each = each.previous()) {
      links++;
    }
    return links;
  }

  @Override
  boolean look() {
    boolean decided = true;
    for (FenceChain each = this; each != null; each = each.previous()) {
      if (!each.own.isSettledOrPolled()) {
        return false;
      }
      decided &= each.own.isSettled();
    }
    if (decided && previous() == null) { // else who watches an earlier link signals that one first
      settleUnarmed(outcomeLike(own));
    }
    return true;
  }

  /** All own fences are armed before the first watch is registered: see {@link Container}. */
  @Override
  boolean arm() {
    for (FenceChain each = this; each != null && !each.isReadyAcquire(); each = each.previous()) {
      each.own.enableSignaling();
    }
    for (FenceChain each = this; each != null && !each.isReadyAcquire(); each = each.previous()) {
      each.setReadyRelease();
    }
    return watch();
  }

  /**
   * Watches this link, and earlier ones as far as that makes it the first to have interest in them:
   * each waits for its own fence, and then for the link before.
   *
   * @return false: this link is over
   */
  private boolean watch() {
    FenceChain next = step();
    if (next == this) {
      return false;
    }
    while (next != null) {
      FenceChain link = next;
      next = link.step();
      if (next == link) {
        link.conclude();
        return true;
      }
    }
    return true;
  }

  /**
   * Registers the watch with the first that is found pending.
   *
   * @return an earlier link that has to be watched now, or this one if it is over, or null
   */
  private @Nullable FenceChain step() {
    if (own.addCallback(watch)) {
      return null;
    }
    for (FenceChain before = previous(); before != null; before = previous()) {
      boolean first = before.casState(POLLED, ARMED);
      if (before.addCallback(watch)) {
        return first ? before : null;
      }
    }
    return this;
  }

  /**
   * The callback of a link, and its reference to the earlier ones: in here, behind a final field,
   * so that who got the link by a data race does not see a link without earlier ones (HB8).
   */
  private final class Watch extends FenceCallback {
    /** → null or an earlier link: forgets what is between, which is over. */
    @SuppressWarnings("UnusedVariable") // accessed through PREVIOUS
    private volatile @Nullable FenceChain previous;

    Watch(@Nullable FenceChain previous) {
      PREVIOUS.set(this, previous);
    }

    @Override
    public void signaled(Fence fence) {
      if (!watch()) {
        conclude();
      }
    }
  }

  @Override
  void conclude() {
    boolean unused = transition(outcomeLike(own));
  }

  @Override
  void forward(long nanos) {
    for (FenceChain each = this; each != null; each = each.previous()) {
      each.own.setDeadline(nanos);
    }
  }

  /** HB10. Acquire: who has forgotten the links between saw their fences signaled. */
  private @Nullable FenceChain previousAcquire() {
    return (FenceChain) PREVIOUS.getAcquire(watch);
  }

  /** HB10. Release: pairs with {@link #previousAcquire()}. */
  private boolean forget(FenceChain link, @Nullable FenceChain earlier) {
    return PREVIOUS.weakCompareAndSetRelease(watch, link, earlier);
  }

  /** Acquire: the fences are seen armed, so that whoever watches them does not arm them. */
  private boolean isReadyAcquire() {
    return (boolean) READY.getAcquire(this);
  }

  /** Release: pairs with {@link #isReadyAcquire()}. */
  private void setReadyRelease() {
    READY.setRelease(this, true);
  }

  private static final VarHandle PREVIOUS;
  private static final VarHandle READY;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      PREVIOUS = lookup.findVarHandle(Watch.class, "previous", FenceChain.class);
      READY = lookup.findVarHandle(FenceChain.class, "ready", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
