package dev.palisade.examples.opencl;

import static org.lwjgl.opencl.CL10.*;
import static org.lwjgl.system.MemoryStack.stackPush;

import java.nio.IntBuffer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.lwjgl.system.MemoryStack;

/**
 * Events of commands that failed, kept until the device is closed. The specification lets a program
 * release an event at any time. PoCL tells a failure from command to command without a reference of
 * its own, and what a failed command waited for still tells it when it ends: a thread of PoCL, or
 * the one that failed a gate, locks an event that is gone, and PoCL aborts the process. When it is
 * through with one is known only at rest, so a failed command costs its event for as long.
 */
final class FailedEvents {
  /** How long {@link #release} lets the device finish what it does after a command has ended. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final Duration PAUSE = Duration.ofMillis(1);

  private final long[] queues;
  private final Queue<Long> events = new ConcurrentLinkedQueue<>();

  FailedEvents(long[] queues) {
    this.queues = queues;
  }

  void keep(long event) {
    events.add(event);
  }

  /**
   * Releases them, or never: a leak is better than a stray write. For one thread, when the queues
   * are finished and no gate is shut; a command counts as finished before it has told the others.
   */
  void release() {
    long end = System.nanoTime() + GRACE.toNanos();
    while (!areTheLast()) {
      if (System.nanoTime() - end > 0) {
        return;
      }
      LockSupport.parkNanos(this, PAUSE.toNanos());
    }
    events.forEach(event -> ClException.check("clReleaseEvent", clReleaseEvent(event)));
  }

  /** An event has a reference to its queue; one that PoCL works on has one of PoCL's. */
  private boolean areTheLast() {
    int references = 0;
    try (MemoryStack stack = stackPush()) {
      IntBuffer count = stack.mallocInt(1);
      for (long queue : queues) {
        int error = clGetCommandQueueInfo(queue, CL_QUEUE_REFERENCE_COUNT, count, null);
        ClException.check("clGetCommandQueueInfo", error);
        references += count.get(0) - 1;
      }
    }
    return references <= events.size();
  }
}
