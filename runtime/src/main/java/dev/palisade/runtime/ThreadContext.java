package dev.palisade.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the core knows of a thread: what it is inside of, and which fences it has still to drain.
 * Only that thread touches it, so every access is plain.
 *
 * <p>The frames, and where ops and callbacks stand among them, answer three questions: may this
 * thread block (only outside of all frames), does it hold the external lock of a timeline (then the
 * core must not take it again: it may not be reentrant), and is it running callbacks or an op (then
 * it must not wait for anybody's DONE: two callbacks waiting for each other would hang). A frame is
 * a {@code long} and not a reference, because storing a reference into an old object costs the
 * collector's barrier.
 *
 * <p>The queue is why a callback that signals does not recurse, however long the chain. It is
 * linked through nodes of the fences in it and allocates nothing; see {@link FenceCallback}.
 */
final class ThreadContext {
  /** Inside an interrupt handler of the glue. */
  static final int HANDLER = 0;

  /** Holding the external lock, by the core's own doing. */
  static final int EXTERNAL_LOCK = 1;

  /** Inside a release op of a driver. */
  static final int RELEASE = 2;

  private static final int NOWHERE = -1;
  private static final int KIND_BITS = 2;
  private static final int KIND_MASK = (1 << KIND_BITS) - 1;

  private static final ThreadLocal<ThreadContext> CURRENT =
      ThreadLocal.withInitial(ThreadContext::new);

  /** This thread's cells of every grace period. */
  final int stripe = GracePeriod.nextStripe();

  /** The context number of the timeline and the kind, innermost last. */
  private long[] frames = new long[4];

  private int depth;

  /** The grace periods' cells of the HANDLER frames. */
  private int[] cells = new int[4];

  private int handlers;

  /**
   * How many frames are outside of the callbacks that run here, or {@link #NOWHERE}. Not a frame: a
   * thread drains once at a time, and every signal with callbacks would pay for it.
   */
  private int drainedAt = NOWHERE;

  /**
   * How many are outside of the innermost op that runs here, or {@link #NOWHERE}. Not a frame
   * either: the caller of an op keeps what this was before, and a frame costs more than the op of a
   * name getter.
   */
  private int opAt = NOWHERE;

  private @Nullable FenceState queueHead;
  private @Nullable FenceState queueTail;

  private ThreadContext() {}

  static ThreadContext current() {
    return CURRENT.get();
  }

  void push(int kind, long context) {
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, 2 * depth);
    }
    frames[depth++] = context << KIND_BITS | kind;
  }

  void pop() {
    depth--;
  }

  void pushHandler(long context, int cell) {
    push(HANDLER, context);
    if (handlers == cells.length) {
      cells = Arrays.copyOf(cells, 2 * handlers);
    }
    cells[handlers++] = cell;
  }

  /** Leaves the innermost frame, a handler's, and returns its cell. */
  int popHandler() {
    pop();
    return cells[--handlers];
  }

  /**
   * Enters an op of a driver.
   *
   * @return for {@link #exitOp(int)}
   */
  int enterOp() {
    int outer = opAt;
    opAt = depth;
    return outer;
  }

  void exitOp(int outer) {
    opAt = outer;
  }

  /** Whether the innermost of all is a handler of this timeline. */
  boolean isInnermostHandler(long context) {
    return depth > Math.max(0, Math.max(drainedAt, opAt))
        && frames[depth - 1] == (context << KIND_BITS | HANDLER);
  }

  boolean holdsLockOf(long context) {
    return isInside(EXTERNAL_LOCK, context);
  }

  boolean isInside(int kind, long context) {
    long frame = context << KIND_BITS | kind;
    for (int i = depth - 1; i >= 0; i--) {
      if (frames[i] == frame) {
        return true;
      }
    }
    return false;
  }

  private boolean isInsideAny(int kind) {
    for (int i = depth - 1; i >= 0; i--) {
      if (((int) frames[i] & KIND_MASK) == kind) {
        return true;
      }
    }
    return false;
  }

  /** Whether this thread is anywhere in a callback or an op, of any timeline. */
  boolean mustNotWait() {
    return isDraining() || opAt != NOWHERE || isInsideAny(RELEASE);
  }

  /**
   * Lets only a thread through that may block. It does not look whether blocking would be needed,
   * so that no test passes by luck.
   */
  static void requireMayBlock(String what) {
    ThreadContext context = current();
    if (context.depth != 0 || context.mustNotWait()) {
      throw new IllegalStateException(what + " in " + context.innermost());
    }
  }

  private String innermost() {
    int outside = Math.max(0, Math.max(drainedAt, opAt));
    for (int i = depth - 1; i >= outside; i--) {
      int kind = (int) frames[i] & KIND_MASK;
      if (kind != EXTERNAL_LOCK) { // held on behalf of what is further out
        return kind == HANDLER ? "an interrupt handler" : "an op";
      }
    }
    if (opAt > drainedAt) { // if equal, one of them inside the other: either answer is true
      return "an op";
    }
    return isDraining() ? "a callback" : "a section under an external lock";
  }

  boolean isDraining() {
    return drainedAt != NOWHERE;
  }

  void startDraining() {
    drainedAt = depth;
  }

  void stopDraining() {
    drainedAt = NOWHERE;
  }

  /** Queues a fence in order of signaling; its aux word holds its oldest node. */
  void enqueue(FenceState fence) {
    FenceState tail = queueTail;
    queueTail = fence;
    if (tail == null) {
      queueHead = fence;
    } else {
      tail.queuedNode().setNextOpaque(fence);
    }
  }

  /**
   * Drains what callbacks on this thread signaled, unless an outer frame of this very loop will, or
   * who gives back the external lock that this thread holds. New fences come to the end of the
   * queue while it runs.
   */
  void drainQueue() {
    if (queueHead == null || isDraining() || isInsideAny(EXTERNAL_LOCK)) {
      return;
    }
    startDraining();
    try {
      for (FenceState f = queueHead; f != null; f = queueHead) {
        queueHead = (FenceState) f.queuedNode().getNextPlain();
        if (queueHead == null) {
          queueTail = null;
        }
        f.drainQueued();
      }
    } finally {
      stopDraining();
    }
  }

  /**
   * Tells the thread's handler of what a callback or an op threw. Never throws: the handler is
   * foreign code, and its failure must not stop a drain either.
   */
  static void report(Throwable escaped) {
    try {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, escaped);
    } catch (Throwable ignored) {
      // Nobody is left to tell.
    }
  }
}
