package dev.palisade.examples.opencl.job;

import static org.lwjgl.opencl.CL10.*;
import static org.lwjgl.opencl.CL11.clCreateUserEvent;
import static org.lwjgl.opencl.CL11.clSetEventCallback;
import static org.lwjgl.opencl.CL11.clSetUserEventStatus;
import static org.lwjgl.opencl.CL12.clEnqueueMarkerWithWaitList;

import dev.palisade.examples.comparison.Finish;
import dev.palisade.examples.comparison.Side;
import dev.palisade.examples.opencl.ClContext;
import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CLEventCallback;
import org.lwjgl.system.MemoryStack;

/** The API as LWJGL shows it. Its callback has no object, so both measurements share one entry. */
final class RawSide implements Side, AutoCloseable {
  private final long context;
  private final long queue;
  private final CLEventCallback entry =
      CLEventCallback.create((event, status, data) -> calledBack());
  private final Finish finish = new Finish();

  RawSide(ClContext context) {
    this.context = context.handle();
    queue = clCreateCommandQueue(this.context, context.device(), 0, (IntBuffer) null);
  }

  @Override
  public String name() {
    return "raw OpenCL";
  }

  private void calledBack() {
    finish.calledBack();
  }

  @Override
  public long latency() {
    finish.begin(1);
    long gate = clCreateUserEvent(context, (IntBuffer) null);
    try (MemoryStack stack = MemoryStack.stackPush()) {
      enqueue(stack, stack.pointers(gate));
    }
    clFlush(queue);
    long start = System.nanoTime();
    clSetUserEventStatus(gate, CL_COMPLETE);
    long nanos = finish.spin() - start;
    clReleaseEvent(gate);
    return nanos;
  }

  @Override
  public long batch(int jobs) {
    finish.begin(jobs);
    long start = System.nanoTime();
    for (int i = 0; i < jobs; i++) {
      try (MemoryStack stack = MemoryStack.stackPush()) {
        enqueue(stack, null);
      }
      clFlush(queue);
    }
    return finish.spin() - start;
  }

  private void enqueue(MemoryStack stack, @Nullable PointerBuffer after) {
    PointerBuffer event = stack.mallocPointer(1);
    clEnqueueMarkerWithWaitList(queue, after, event);
    clSetEventCallback(event.get(0), CL_COMPLETE, entry, 0);
    clReleaseEvent(event.get(0));
  }

  @Override
  public void close() {
    clFinish(queue);
    clReleaseCommandQueue(queue);
  }
}
