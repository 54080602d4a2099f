package dev.palisade.examples.opencl;

import static org.lwjgl.opencl.CL10.clEnqueueNDRangeKernel;
import static org.lwjgl.opencl.CL10.clSetKernelArg1p;

import dev.palisade.examples.testing.ChildJvm;
import java.util.concurrent.CountDownLatch;
import org.lwjgl.BufferUtils;
import org.lwjgl.PointerBuffer;

/**
 * The bug of this world, to be run in a JVM of its own. Three kernels, each behind a gate: the
 * callback of the first waits for the second, whose gate is opened by the callback of the third.
 * The specification forbids to wait there; whether it hangs depends on how many threads the device
 * has.
 *
 * <p>Arguments: the platform; {@code waits}, or {@code chains} for the control, in which the first
 * callback registers another one instead of waiting; and how many seconds are enough.
 */
final class WaitingCallback {
  private final ClDevice device;
  private final CountDownLatch second = new CountDownLatch(1);
  private final CountDownLatch firstIsCalledBack = new CountDownLatch(1);

  private WaitingCallback(ClDevice device) {
    this.device = device;
  }

  public static void main(String[] args) throws InterruptedException {
    ClContext context = new ClContext(Platforms.find(args[0]).orElseThrow());
    WaitingCallback run = new WaitingCallback(new NativeDevice(context, 3));
    run.start(context, args[1].equals("waits"));
    ChildJvm.end(run.second, Long.parseLong(args[2]));
  }

  private void start(ClContext context, boolean waits) throws InterruptedException {
    long[] gates = new long[3];
    long[] events = new long[3];
    for (int i = 0; i < 3; i++) {
      gates[i] = device.createUserEvent();
      events[i] = device.enqueue(i, kernel(context), new long[] {gates[i]});
      device.flush(i);
    }
    device.onEnd(events[0], status -> firstEnded(events[1], waits));
    device.onEnd(events[2], status -> device.endUserEvent(gates[1], ClDevice.COMPLETE));
    device.endUserEvent(gates[0], ClDevice.COMPLETE);
    firstIsCalledBack.await();
    device.endUserEvent(gates[2], ClDevice.COMPLETE);
  }

  private void firstEnded(long next, boolean waits) {
    firstIsCalledBack.countDown();
    if (waits) {
      device.waitFor(next);
      second.countDown();
    } else {
      device.onEnd(next, status -> second.countDown());
    }
  }

  private static Command kernel(ClContext context) {
    long program = context.program("kernel void zero(global int *c) { c[get_global_id(0)] = 0; }");
    long kernel = context.kernel(program, "zero");
    clSetKernelArg1p(kernel, 0, context.buffer(4));
    PointerBuffer size = BufferUtils.createPointerBuffer(1).put(0, 1);
    return (queue, after, event) ->
        clEnqueueNDRangeKernel(queue, kernel, 1, null, size, null, after, event);
  }
}
