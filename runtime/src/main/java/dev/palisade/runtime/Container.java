package dev.palisade.runtime;

import dev.palisade.runtime.FenceWord.Outcome;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fence whose state follows from other fences', its children.
 *
 * <p>While nobody has interest in it, it watches nothing, and whoever asks looks at the children:
 * so a container nobody armed is signaled for a poller as soon as its children are. The look may
 * put that into the state word; there is no callback to run then, so a getter still signals nobody.
 * First interest arms the children and registers callbacks with them, and from then on the word
 * alone answers.
 *
 * <p>Which thread signals it, under which lock. The signaler of a child, in a callback, so perhaps
 * with the external lock of that child's driver held, or the consumer whose interest found the
 * children signaled. A container has no lock to take there. What happens inside the child's lock is
 * a CAS, the waking of waiters and the registration with the next child; the container's own
 * callbacks are foreign code and wait in the thread's queue until that lock was given back. Nor is
 * a child armed there, which would take one driver's lock under another's: arming is over before
 * the first callback is registered.
 *
 * <p>Containers in containers are armed and looked at by recursion, so their depth is limited.
 * Chains and signaling do not recurse.
 */
abstract class Container extends Fence {
  /** Nobody needs more: an array takes arrays of its own kind apart. */
  private static final int MAX_DEPTH = 32;

  final int depth;

  /** The earliest deadline given so far; only a hint, so no order but that of its own writes. */
  @SuppressWarnings("UnusedVariable") // accessed through DEADLINE
  private volatile @Nullable Long deadline;

  Container(Origin origin, long sequence, int depth) {
    super(origin, sequence);
    setPolledPlain();
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "containers " + depth + " deep: merge the fences instead of nesting them");
    }
    this.depth = depth;
  }

  /** How deep a fence is as a child. */
  static int depthOf(Fence child) {
    return Objects.requireNonNull(child) instanceof Container container ? container.depth : 0;
  }

  /** The fence that has the state, so that a container keeps no producer alive. */
  static Fence childOf(Fence given) {
    return (Fence) given.core();
  }

  static Outcome outcomeLike(Fence settled) {
    FenceError error = settled.error();
    return error == null ? Outcome.SUCCEEDED : error.outcome();
  }

  /**
   * Looks at the children without arming them, and settles this container if that is decided.
   *
   * @return what {@code isSignaled} says: as the children's own says
   */
  abstract boolean look();

  /**
   * Arms the children and watches them.
   *
   * @return false: it is decided; nothing was signaled
   */
  abstract boolean arm();

  /** Signals what {@link #arm()}, or a child's callback, found decided. */
  abstract void conclude();

  /** Hands a deadline on to the children. */
  abstract void forward(long nanos);

  /**
   * Settles a container that nobody has interest in. Fails when somebody has by now: who then finds
   * out himself, and runs the callbacks.
   */
  final void settleUnarmed(Outcome outcome) {
    if (casState(POLLED, outcome)) {
      Events.signaled(this, outcome);
    }
  }

  private void hint(long nanos) {
    for (; ; ) {
      Long earliest = (Long) DEADLINE.getOpaque(this);
      if (earliest != null && nanos - earliest >= 0) {
        return;
      }
      if (DEADLINE.weakCompareAndSetPlain(this, earliest, (Long) nanos)) {
        forward(nanos);
        return;
      }
    }
  }

  @Override
  final @Nullable DriverFence producer() {
    return null;
  }

  /** The issuer of containers: an array has one of its own, a chain's links share one. */
  static final class Group extends Issuer {
    Group(String name) {
      super(name, ENABLE | POLLED | DERIVED);
    }

    @Override
    boolean arm(FenceState fence) {
      Events.enable(fence);
      return ((Container) fence).arm();
    }

    @Override
    void settleRefused(FenceState fence) {
      ((Container) fence).conclude();
    }

    @Override
    boolean poll(FenceState fence) {
      return ((Container) fence).look();
    }

    @Override
    void hint(FenceState fence, long nanos) {
      if (!fence.isSettled()) {
        ((Container) fence).hint(nanos);
      }
    }
  }

  private static final VarHandle DEADLINE;

  static {
    try {
      DEADLINE = MethodHandles.lookup().findVarHandle(Container.class, "deadline", Long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
