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
  /**
   * A thread that serves many, one after the other: the event loop of a network library, the thread
   * of a user interface. It never waits, neither for an event nor for time; it may write to a log
   * or a file, and take locks. Callbacks of many libraries run here.
   */
  EVENT_LOOP,
  /** An ordinary thread: may block. */
  PROCESS
}
