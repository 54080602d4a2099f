package dev.palisade.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The issuer that numbers its fences and knows which of them are pending: how a timeline makes one.
 *
 * <p>A fence costs little more than its allocation, so what comes before it is mostly loads that
 * wait for each other. Therefore where one submitter's next fence goes is here, and not behind the
 * registry; and what it writes for each fence is in the registry, so that it does not take from
 * others, time and again, the cache line in which these look for flags and ops.
 */
abstract class Creator extends Issuer {
  private final Registry registry;

  /**
   * Of one submitter, the places of the last chunk: ordered by the driver, so plain. HB8. Of
   * several, null.
   */
  private @Nullable FenceState @Nullable [] places;

  Creator(String driverName, int flags, boolean oneSubmitter) {
    super(driverName, flags);
    registry = new Registry(has(RELEASE), oneSubmitter);
    places = oneSubmitter ? registry.nextPlaces() : null;
  }

  final Registry registry() {
    return registry;
  }

  /**
   * The number of a new fence, which must {@link #enter} at once.
   *
   * @throws IllegalStateException after {@code close}
   */
  final long nextSequence() {
    long sequence = registry.nextOfOne();
    return sequence == 0 ? elsewhere() : sequence;
  }

  private long elsewhere() {
    if (places == null) {
      return registry.nextSequence();
    }
    places = registry.nextPlaces();
    return registry.nextOfOne();
  }

  /** Puts a fence in its place; it has just been made. */
  final void enter(DriverFence fence, long sequence) {
    FenceState entry = Tracking.ON ? Tracking.watch(fence) : fence;
    if (has(POLLED)) {
      entry.setPolledPlain();
    }
    put(fence, entry, sequence);
  }

  private void put(DriverFence fence, FenceState entry, long sequence) {
    @Nullable FenceState[] places = this.places;
    if (places == null) {
      registry.enter(entry);
    } else {
      Registry.enter(places, sequence, entry);
    }
    Events.init(fence);
  }

  /**
   * The next fence, if its timeline is its origin and it starts as null. All that it is given is at
   * hand before it is allocated, so storing it costs no barrier of the collector.
   */
  final DriverFence nextFence() {
    long sequence = nextSequence();
    DriverFence fence;
    try {
      fence = new DriverFence(this, sequence);
    } catch (Throwable noMemory) {
      registry.abandon();
      throw noMemory;
    }
    put(fence, Tracking.ON ? Tracking.watch(fence) : fence, sequence);
    return fence;
  }
}
