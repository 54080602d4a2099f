package dev.palisade.runtime;

import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds producers that were dropped before they signaled: {@code -Ddev.palisade.track=true}.
 *
 * <p>A fence is one object for its producer and its consumers, so nobody can notice that only the
 * producer let go of it. While tracking it is two: the state is in a {@link Tracked}, which {@link
 * DriverFence#fence()} hands out and the registry holds; the {@code DriverFence} is a handle that
 * forwards to it. When the collector finds a handle unreachable and its fence pending, the fence
 * fails with {@link FenceError#DROPPED}, whose cause is an exception made where the fence was
 * created, and a warning is logged.
 *
 * <p>It costs a stack trace, two objects and a cleaner a fence: for tests, not for production. A
 * consumer that holds the {@code DriverFence}, for its payload perhaps, keeps the producer alive
 * and hides the drop. Off, which is decided when the class is loaded, it costs nothing.
 */
final class Tracking {
  static final boolean ON = Boolean.getBoolean("dev.palisade.track");

  private Tracking() {}

  /** The fence that has the state. */
  static FenceState core(FenceState fence) {
    return fence instanceof DriverFence && fence.tracked() instanceof Tracked tracked
        ? tracked
        : fence;
  }

  /** What a callback is given: the producer while it lives, since that is what was created. */
  static Fence seen(FenceState core) {
    DriverFence producer = core.producer();
    return producer == null ? (Fence) core : producer;
  }

  /** Called once for each new producer. */
  static Tracked watch(DriverFence producer) {
    Tracked tracked = new Tracked(producer);
    producer.setTracked(tracked);
    Creation site = new Creation(tracked.origin.timeline().driverName(), tracked.sequence);
    Lazy.CLEANER.register(producer, () -> dropped(tracked, site));
    return tracked;
  }

  private static void dropped(Tracked fence, Creation site) {
    if (!fence.isSettled()) {
      try {
        System.getLogger("dev.palisade.runtime")
            .log(System.Logger.Level.WARNING, "A fence was dropped unsignaled", site);
      } catch (RuntimeException ignored) {
        // The logger's trouble; the fence fails all the same.
      }
      fence.settle(FenceError.DROPPED.withCause(site).outcome());
    }
  }

  private static final class Lazy {
    static final Cleaner CLEANER = Cleaner.create();
  }

  /** Where a fence was created. */
  private static final class Creation extends Exception {
    private static final long serialVersionUID = 1;

    Creation(String driver, long sequence) {
      super("fence " + sequence + " of " + driver + " was created here");
    }
  }

  /** The state of a tracked fence, and its consumers' side. */
  static final class Tracked extends Fence {
    private final WeakReference<DriverFence> producer;

    Tracked(DriverFence producer) {
      super(producer.origin, producer.sequence);
      this.producer = new WeakReference<>(producer);
    }

    @Override
    @Nullable DriverFence producer() {
      return producer.get();
    }
  }
}
