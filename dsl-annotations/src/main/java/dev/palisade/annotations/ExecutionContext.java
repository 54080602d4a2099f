package dev.palisade.annotations;

/**
 * Where code runs: in the contexts it is called from. {@link InterruptHandler} and the ops of a
 * driver fix one, {@link RunsIn} limits them.
 */
public enum ExecutionContext {
  /**
   * The completion thread, that of the device: everybody's fences wait for it. It returns promptly,
   * never blocks, never waits for a fence. Callbacks of fences run here too.
   */
  INTERRUPT,
  /**
   * A section that forbids blocking although its thread could: the ops of a driver, code under a
   * spin lock.
   */
  ATOMIC,
  /** An ordinary thread: may block. */
  PROCESS
}
