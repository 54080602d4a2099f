package dev.palisade.examples.opencl;

import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;

/**
 * One call of {@code clEnqueue…}, in its non-blocking form, such as
 *
 * <pre>
 * (queue, after, event) -&gt; clEnqueueNDRangeKernel(queue, kernel, 1, null, size, null, after, event)
 * </pre>
 */
@FunctionalInterface
public interface Command {
  /**
   * Enqueues the command; called once, on the thread that submits it.
   *
   * @param queue where to
   * @param after the events it has to wait for; null when there are none
   * @param event gets the event of the command
   * @return what OpenCL returned
   */
  int enqueue(long queue, @Nullable PointerBuffer after, PointerBuffer event);
}
