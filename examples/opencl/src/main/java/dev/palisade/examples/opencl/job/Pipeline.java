package dev.palisade.examples.opencl.job;

import dev.palisade.examples.opencl.ClDriver;
import dev.palisade.examples.opencl.ClFence;
import dev.palisade.examples.opencl.Command;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceArray;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.FenceException;
import dev.palisade.runtime.SoftwareTimeline;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * An image on two queues: one traces strips, the other shades and reads them as soon as the strips
 * around are traced. All is submitted at once, behind a fence of the host's; nobody waits but for
 * the end.
 */
final class Pipeline {
  static final int TRACING = 0;
  static final int SHADING = 1;
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final ClDriver driver;
  private final Kernels kernels;
  private final ImageSize size;
  private final List<Step> steps = new ArrayList<>();
  private long started;

  Pipeline(ClDriver driver, Kernels kernels, ImageSize size) {
    this.driver = driver;
    this.kernels = kernels;
    this.size = size;
  }

  /** Computes the image; meanwhile tells the caller how many strips are in it. */
  void run(ByteBuffer image, IntConsumer progress) throws InterruptedException, FenceException {
    SoftwareTimeline host = new SoftwareTimeline("host");
    AtomicInteger strips = new AtomicInteger();
    steps.clear();
    submitAll(image, host.at(1), done -> strips.incrementAndGet());
    Fence all = FenceArray.all(steps.stream().map(Step::fence).toList());
    started = System.nanoTime();
    host.advance(1);
    while (!all.await(GLANCE)) {
      progress.accept(strips.get());
    }
    progress.accept(strips.get());
    FenceError error = all.error();
    if (error != null) {
      throw new FenceException(error);
    }
  }

  /** The same, waiting after every command. */
  void runStepByStep(ByteBuffer image) throws InterruptedException {
    for (int strip = 0; strip < size.strips(); strip++) {
      driver.submit(TRACING, kernels.trace(strip)).await();
    }
    for (int strip = 0; strip < size.strips(); strip++) {
      driver.submit(SHADING, kernels.shade(strip)).await();
      driver.submit(SHADING, kernels.read(strip, image)).await();
    }
  }

  private void submitAll(ByteBuffer image, Fence start, Consumer<Fence> inImage) {
    List<Fence> traced = new ArrayList<>();
    for (int strip = 0; strip < size.strips(); strip++) {
      traced.add(submit("trace", TRACING, kernels.trace(strip), start));
    }
    for (int strip = 0; strip < size.strips(); strip++) {
      Fence shaded = submit("shade", SHADING, kernels.shade(strip), around(traced, strip));
      Fence read = submit("read", SHADING, kernels.read(strip, image), shaded);
      if (!read.addCallback(inImage)) {
        inImage.accept(read); // Signaled already, so it will not call.
      }
    }
  }

  private static Fence[] around(List<Fence> traced, int strip) {
    int from = Math.max(0, strip - 1);
    return traced.subList(from, Math.min(traced.size(), strip + 2)).toArray(new Fence[0]);
  }

  private Fence submit(String name, int queue, Command command, Fence... after) {
    ClFence fence = driver.submit(queue, command, after);
    fence.enableSignaling(); // Nobody waits for it, and its time stamp is to be right.
    steps.add(new Step(name, queue, fence, List.of(after)));
    return fence;
  }

  /** What was submitted, in this order. */
  List<Step> steps() {
    return steps;
  }

  /** When the host opened the gate, on the clock of the time stamps. */
  long started() {
    return started;
  }

  /** A command and what it came after. */
  record Step(String name, int queue, Fence fence, List<Fence> after) {}
}
