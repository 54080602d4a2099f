package dev.palisade.examples.opencl.job;

import static org.lwjgl.opencl.CL12.clEnqueueMarkerWithWaitList;

import dev.palisade.examples.comparison.Finish;
import dev.palisade.examples.comparison.Side;
import dev.palisade.examples.opencl.ClContext;
import dev.palisade.examples.opencl.ClDriver;
import dev.palisade.examples.opencl.Command;
import dev.palisade.examples.opencl.NativeDevice;
import dev.palisade.runtime.SoftwareTimeline;

/** The same through fences: of the driver, and of the host as gates. */
final class FenceSide implements Side, AutoCloseable {
  private static final Command MARKER =
      (queue, after, event) -> clEnqueueMarkerWithWaitList(queue, after, event);

  private final ClDriver driver;
  private final SoftwareTimeline host = new SoftwareTimeline("host");
  private final Finish finish = new Finish();

  FenceSide(ClContext context) {
    driver = ClDriver.start(new NativeDevice(context, 1));
  }

  @Override
  public String name() {
    return "fences";
  }

  @Override
  public long latency() {
    finish.begin(1);
    finish.count(driver.submit(0, MARKER, host.at(host.point() + 1)));
    long start = System.nanoTime();
    host.advance(1);
    return finish.spin() - start;
  }

  @Override
  public long batch(int jobs) {
    finish.begin(jobs);
    long start = System.nanoTime();
    for (int i = 0; i < jobs; i++) {
      finish.count(driver.submit(0, MARKER));
    }
    return finish.spin() - start;
  }

  @Override
  public void close() {
    host.close();
    driver.close();
  }
}
