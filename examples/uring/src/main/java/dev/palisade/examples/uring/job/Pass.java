package dev.palisade.examples.uring.job;

import java.util.Arrays;
import java.util.stream.LongStream;

/** One reading of the whole file: how long it took, and how long each request did. */
final class Pass {
  private final long bytes;
  private final long nanos;
  private final long[] latencies;

  Pass(long bytes, long nanos, long[] latencies) {
    this.bytes = bytes;
    this.nanos = nanos;
    this.latencies = latencies;
  }

  double megabytesPerSecond() {
    return bytes * 1e3 / nanos;
  }

  /** Nanoseconds of each request, in the file's order. */
  LongStream latencies() {
    return Arrays.stream(latencies);
  }
}
