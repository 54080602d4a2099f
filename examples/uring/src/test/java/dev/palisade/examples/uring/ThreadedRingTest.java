package dev.palisade.examples.uring;

/** The driver over threads. */
class ThreadedRingTest extends DriverContract {
  @Override
  Ring newRing(int entries) {
    return new ThreadedRing(entries, 2);
  }
}
