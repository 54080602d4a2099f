package dev.palisade.runtime;

import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to run when a fence is signaled: an intrusive node, one registration at a time. Extend it
 * with what the callback needs, and registering it allocates nothing; with one reference of its own
 * a node is 24 bytes.
 *
 * <p>A node is free again, and may be registered again, when {@link
 * Fence#addCallback(FenceCallback)} refused it, when {@link Fence#removeCallback(FenceCallback)}
 * answered true, and as soon as {@link #signaled(Fence)} starts: the core takes all it needs out of
 * the node before it calls. Registering a node that is not free throws.
 */
public abstract class FenceCallback {
  // Two links, because a drain and a remover may walk a list at the same time, in different
  // directions: "next" leads to older nodes and belongs to adders and removers, "link" leads to
  // newer nodes and belongs to the drain. So the drain can put a list into registration order
  // without an RMW a node, and a remover never meets a list turned round under its feet.

  /** In {@link #next}: the drain met the node, marked, and has left it to its remover. */
  static final Object SKIPPED = new Object();

  /**
   * The next older node of the list; in the oldest one the state before it. Written before the CAS
   * that publishes the node, then only by a CAS of the one remover that holds the list's lock.
   * While the fence waits in a thread's queue, the {@code next} of its oldest node holds the next
   * fence of that queue: that needs no allocation. A remover that meets what is no node knows that
   * the list is gone.
   */
  @SuppressWarnings("UnusedVariable") // accessed through NEXT
  private volatile @Nullable Object next;

  /**
   * The state of this node. Transitions:
   *
   * <ul>
   *   <li>null (free) → the fence: registered there, before the CAS that publishes the node
   *   <li>fence → the thread of a remover, or of the adder that was refused: marked, by a CAS →
   *       null: taken back
   *   <li>mark → the fence: the remover leaves the node to its adder
   *   <li>fence or, in a race, a thread → a newer node, or itself in the newest: a drain will run
   *       it
   *   <li>node → null: it runs now
   * </ul>
   *
   * The fence stands for "registered" and the thread for "marked", and not a constant each: a
   * remover that comes late finds another fence, or another remover's mark, in a node that was
   * registered again meanwhile, and leaves it alone.
   */
  private volatile @Nullable Object link;

  /** A node that is not registered. */
  protected FenceCallback() {}

  /**
   * Runs once, on the thread that signals, in {@link ExecutionContext#INTERRUPT}: it returns
   * promptly and does not block; {@link Fence#await()} throws here. The driver's external lock is
   * held, if it has one, and whatever the signaler holds; the core itself holds nothing. The fence
   * is signaled and not yet done. It may add, remove and signal, also this node and this driver's
   * fences. What it throws goes to the thread's uncaught exception handler and harms neither the
   * signaler nor other callbacks.
   *
   * <p>Ordering: everything before the registration and everything before the signal happened
   * before (HB1, HB3).
   *
   * @param fence the fence that was signaled
   */
  @RunsIn(ExecutionContext.INTERRUPT)
  public abstract void signaled(Fence fence);

  /** The lambda form: cannot be removed, since nobody has the node. */
  static final class OfConsumer extends FenceCallback {
    private final Consumer<? super Fence> consumer;

    OfConsumer(Consumer<? super Fence> consumer) {
      this.consumer = Objects.requireNonNull(consumer);
    }

    @Override
    public void signaled(Fence fence) {
      consumer.accept(fence);
    }
  }

  /**
   * A thread in {@code await}. It is woken while the list is put in order, so before the first
   * callback runs: {@code await} promises SIGNALED, not DONE. It is never used twice, so nobody
   * needs to wait until a drain has let go of it.
   */
  static final class Waiter extends FenceCallback {
    private final Thread thread = Thread.currentThread();

    /** Never throws: a virtual thread's scheduler may refuse, and that must not stop a drain. */
    void wake() {
      try {
        LockSupport.unpark(thread);
      } catch (Throwable refused) {
        ThreadContext.report(refused);
      }
    }

    @Override
    public void signaled(Fence fence) {
      wake();
    }
  }

  /**
   * HB5. Opaque: that a node is there is seen with the state or under the list's lock, and a drain
   * that missed an unlinking meets the mark in {@link #link}, or is seen in the state.
   */
  final @Nullable Object getNextOpaque() {
    return NEXT.getOpaque(this);
  }

  /**
   * HB5. As above; no CAS is weaker that does not fail by chance. A CAS, because the predecessor
   * may have been run and registered elsewhere.
   */
  final boolean casNext(Object expected, @Nullable Object older) {
    return NEXT.compareAndExchangeRelease(this, expected, older) == expected;
  }

  /**
   * By the adder, before the CAS of the fence's state publishes the node, and by the drain, after
   * pass 1. Not plain: a remover that comes too early or too late may read it at the same time, and
   * then finds nothing.
   */
  final void setNextOpaque(@Nullable Object value) {
    NEXT.setOpaque(this, value);
  }

  /** By the drain, of a node it owns. */
  final @Nullable Object getNextPlain() {
    return NEXT.get(this);
  }

  /**
   * HB5. Volatile on both sides: removal is a protocol of two words, this and the state, and a
   * drain that missed the mark must then be seen in the state by the remover.
   */
  final @Nullable Object getLinkVolatile() {
    return link;
  }

  /** HB5. The remover's; see {@link #getLinkVolatile()}. */
  final boolean casLink(@Nullable Object expected, @Nullable Object value) {
    return LINK.compareAndSet(this, expected, value);
  }

  /**
   * HB3. Before the CAS of the fence's state publishes the node. Not plain: a remover that comes
   * too early may mark the node at the same time.
   */
  final void setLinkOpaque(@Nullable Object value) {
    LINK.setOpaque(this, value);
  }

  /**
   * By the drain, of a node it has put in order, in pass 2. Opaque: a remover may have marked the
   * node in pass 1, between the look at it and the overwriting, and a plain read might find that.
   */
  final @Nullable Object getLinkOpaque() {
    return LINK.getOpaque(this);
  }

  /**
   * By the drain. Release: whoever finds the node free may write its fields, after everything that
   * the drain read of them. That the order is complete is told by the fence's aux word.
   */
  final void setLinkRelease(@Nullable Object value) {
    LINK.setRelease(this, value);
  }

  private static final VarHandle NEXT;
  private static final VarHandle LINK;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      NEXT = lookup.findVarHandle(FenceCallback.class, "next", Object.class);
      LINK = lookup.findVarHandle(FenceCallback.class, "link", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
