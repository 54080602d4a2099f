package dev.palisade.examples.opencl.job;

/** One of two ways to be called back by OpenCL. */
interface Side {
  String name();

  /** One command behind a gate: nanoseconds from opening the gate to the callback. */
  long latency() throws InterruptedException;

  /** Many commands with a callback each: nanoseconds from the first to the last callback. */
  long batch(int commands) throws InterruptedException;
}
