package dev.palisade.examples.opencl;

import static org.lwjgl.opencl.CL10.*;
import static org.lwjgl.opencl.CL11.clCreateUserEvent;
import static org.lwjgl.opencl.CL11.clSetUserEventStatus;
import static org.lwjgl.system.MemoryStack.stackPush;

import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;

/** OpenCL itself: in-order queues of one device. */
public final class NativeDevice implements ClDevice {
  private final ClContext context;
  private final long[] queues;
  private final FailedEvents failed;

  /**
   * Makes the queues.
   *
   * @param context whose device they are of; stays the caller's, to be closed after this
   * @param queues how many
   * @throws ClException if the device refuses
   */
  public NativeDevice(ClContext context, int queues) {
    this.context = context;
    this.queues = new long[queues];
    try (MemoryStack stack = stackPush()) {
      IntBuffer error = stack.mallocInt(1);
      for (int i = 0; i < queues; i++) {
        this.queues[i] = clCreateCommandQueue(context.handle(), context.device(), 0, error);
        ClException.check("clCreateCommandQueue", error.get(0));
      }
    }
    failed = new FailedEvents(this.queues);
  }

  @Override
  public String describe() {
    return context.describe();
  }

  @Override
  public int queues() {
    return queues.length;
  }

  @Override
  public long enqueue(int queue, Command command, long[] after) {
    try (MemoryStack stack = stackPush()) {
      @Nullable PointerBuffer wait = after.length == 0 ? null : stack.pointers(after);
      PointerBuffer event = stack.mallocPointer(1);
      ClException.check("clEnqueue", command.enqueue(queues[queue], wait, event));
      return event.get(0);
    }
  }

  @Override
  public long createUserEvent() {
    try (MemoryStack stack = stackPush()) {
      IntBuffer error = stack.mallocInt(1);
      long event = clCreateUserEvent(context.handle(), error);
      ClException.check("clCreateUserEvent", error.get(0));
      return event;
    }
  }

  @Override
  public void endUserEvent(long event, int status) {
    ClException.check("clSetUserEventStatus", clSetUserEventStatus(event, status));
  }

  @Override
  public void flush(int queue) {
    ClException.check("clFlush", clFlush(queues[queue]));
  }

  @Override
  public long onEnd(long event, Listener listener) {
    return EventCallbacks.register(event, listener);
  }

  @Override
  public void forget(long registration) {
    EventCallbacks.forget(registration);
  }

  @Override
  public int status(long event) {
    try (MemoryStack stack = stackPush()) {
      IntBuffer status = stack.mallocInt(1);
      int error = clGetEventInfo(event, CL_EVENT_COMMAND_EXECUTION_STATUS, status, null);
      ClException.check("clGetEventInfo", error);
      return status.get(0);
    }
  }

  @Override
  public void release(long event) {
    ClException.check("clReleaseEvent", clReleaseEvent(event));
  }

  @Override
  public void releaseFailed(long event) {
    failed.keep(event);
  }

  @Override
  public int waitFor(long event) {
    int ended = clWaitForEvents(event);
    return ended == CL_SUCCESS ? COMPLETE : status(event);
  }

  @Override
  public void close() {
    for (long queue : queues) {
      ClException.check("clFinish", clFinish(queue));
    }
    failed.release();
    for (long queue : queues) {
      ClException.check("clReleaseCommandQueue", clReleaseCommandQueue(queue));
    }
  }
}
