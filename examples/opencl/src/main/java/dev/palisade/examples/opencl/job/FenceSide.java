package dev.palisade.examples.opencl.job;

import static org.lwjgl.opencl.CL12.clEnqueueMarkerWithWaitList;

import dev.palisade.examples.opencl.ClContext;
import dev.palisade.examples.opencl.ClDriver;
import dev.palisade.examples.opencl.Command;
import dev.palisade.examples.opencl.NativeDevice;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;
import dev.palisade.runtime.SoftwareTimeline;
import java.util.concurrent.atomic.AtomicInteger;

/** The same through fences: of the driver, and of the host as gates. */
final class FenceSide implements Side, AutoCloseable {
  private static final Command MARKER =
      (queue, after, event) -> clEnqueueMarkerWithWaitList(queue, after, event);

  private final ClDriver driver;
  private final SoftwareTimeline host = new SoftwareTimeline("host");
  private final AtomicInteger left = new AtomicInteger();
  private volatile long end;

  FenceSide(ClContext context) {
    driver = ClDriver.start(new NativeDevice(context, 1));
  }

  @Override
  public String name() {
    return "fences";
  }

  private final class Ended extends FenceCallback {
    @Override
    public void signaled(Fence fence) {
      if (left.decrementAndGet() == 0) {
        end = System.nanoTime();
      }
    }
  }

  @Override
  public long latency() {
    begin(1);
    callBack(driver.submit(0, MARKER, host.at(host.point() + 1)));
    long start = System.nanoTime();
    host.advance(1);
    return awaitEnd() - start;
  }

  @Override
  public long batch(int commands) {
    begin(commands);
    long start = System.nanoTime();
    for (int i = 0; i < commands; i++) {
      callBack(driver.submit(0, MARKER));
    }
    return awaitEnd() - start;
  }

  private void callBack(Fence fence) {
    Ended ended = new Ended();
    if (!fence.addCallback(ended)) {
      ended.signaled(fence);
    }
  }

  private void begin(int commands) {
    end = 0;
    left.set(commands);
  }

  private long awaitEnd() {
    while (end == 0) {
      Thread.onSpinWait();
    }
    return end;
  }

  @Override
  public void close() {
    host.close();
    driver.close();
  }
}
