package dev.palisade.examples.opencl;

import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.Blocks;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.Signals;

/**
 * The device below {@link ClDriver}: a few queues that run their commands in order, and events.
 * {@link NativeDevice} is OpenCL's. An event is a handle, alive until {@link #release}.
 *
 * <p>The annotations are what the specification says of {@code clSetEventCallback}: a callback must
 * return promptly, so it may enqueue, flush and ask, and must not wait. And what it leaves open: a
 * callback may come on any thread, the one that registers it included, late, or never.
 */
public interface ClDevice extends AutoCloseable {
  /** The status of an event whose command succeeded; below are errors, above it is pending. */
  int COMPLETE = 0;

  /** Is told the end of an event; see {@link #onEnd}. */
  @FunctionalInterface
  interface Listener {
    /**
     * The command is over.
     *
     * @param status {@link #COMPLETE}, or an error, which is negative
     */
    @RunsIn(INTERRUPT)
    void ended(int status);
  }

  /**
   * What this device is, for people.
   *
   * @return a few words
   */
  String describe();

  /**
   * How many queues there are.
   *
   * @return their numbers end before this
   */
  int queues();

  /**
   * Enqueues a command, which may then stay in its queue until {@link #flush}.
   *
   * @param queue the number of the queue
   * @param command what to enqueue
   * @param after the events it waits for; if one of them fails, so does the command
   * @return its event
   * @throws ClException if the device refuses it
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  long enqueue(int queue, Command command, long[] after);

  /**
   * Makes an event that the program ends, with {@link #endUserEvent}, exactly once.
   *
   * @return pending
   * @throws ClException if the device refuses it
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  long createUserEvent();

  /**
   * Ends a user event: what waits for it may go on, or fails.
   *
   * @param event a user event that is pending
   * @param status {@link #COMPLETE}, or an error, which is negative
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  void endUserEvent(long event, int status);

  /**
   * Hands a queue's commands to the device.
   *
   * @param queue the number of the queue
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  void flush(int queue);

  /**
   * Asks to be told the end of an event: now, on this thread, if it has ended, else on a thread of
   * the device. Devices forget this when the command fails; who needs to know asks {@link #status}
   * as well.
   *
   * @param event the event
   * @param listener called at most once
   * @return for {@link #forget}
   */
  @Signals
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  long onEnd(long event, Listener listener);

  /**
   * From now on a listener that was not called is not called any more, however late the device is.
   *
   * @param registration what {@link #onEnd} returned
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  void forget(long registration);

  /**
   * Where an event is.
   *
   * @param event the event
   * @return {@link #COMPLETE}; an error, which is negative; or pending, which is positive
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  int status(long event);

  /**
   * Lets go of an event, pending or not.
   *
   * @param event not used after this
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  void release(long event);

  /**
   * Lets go of the event of a command that failed, which the device may still need. It cannot find
   * out by itself: a callback may not even ask for the status, since rusticl holds the lock it is
   * under.
   *
   * @param event not used after this
   */
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  void releaseFailed(long event);

  /**
   * OpenCL's own wait. Not for callbacks: they may be on the one thread that the event needs.
   *
   * @param event the event; its queue, and those it depends on, are flushed
   * @return as {@link #status}, never pending
   */
  @Blocks
  @RunsIn(PROCESS)
  int waitFor(long event);

  /** Waits until the queues are empty, and lets go of them. */
  @Override
  @Blocks
  @RunsIn(PROCESS)
  void close();
}
