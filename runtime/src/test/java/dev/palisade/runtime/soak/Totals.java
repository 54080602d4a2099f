package dev.palisade.runtime.soak;

import java.util.concurrent.atomic.LongAdder;

/** The books of a soak: what must be equal at its end, and what must be zero. */
final class Totals {
  final LongAdder drivers = new LongAdder();
  final LongAdder created = new LongAdder();

  /** Signals that won. */
  final LongAdder signaled = new LongAdder();

  /** Callbacks that were accepted; each is taken back or runs, once. */
  final LongAdder added = new LongAdder();

  final LongAdder ran = new LongAdder();
  final LongAdder removed = new LongAdder();
  final LongAdder waits = new LongAdder();
  final LongAdder ops = new LongAdder();
  final LongAdder releasable = new LongAdder();
  final LongAdder released = new LongAdder();

  /** A callback ran that was taken back before. */
  final LongAdder ranAfterRemoval = new LongAdder();

  /** An op started after {@code close} had returned. */
  final LongAdder opsAfterClose = new LongAdder();

  /** The driver was asked twice to see to one fence. */
  final LongAdder armedTwice = new LongAdder();

  String summary(long seconds) {
    return String.format(
        "soak: %d s, %d drivers, %d fences, %d callbacks (%d ran, %d taken back), %d waits, %d ops,"
            + " %d released: none lost, none twice, none late",
        seconds,
        drivers.sum(),
        created.sum(),
        added.sum(),
        ran.sum(),
        removed.sum(),
        waits.sum(),
        ops.sum(),
        released.sum());
  }
}
