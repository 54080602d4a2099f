package dev.palisade.examples.vulkan.job;

import dev.palisade.examples.comparison.Finish;
import dev.palisade.examples.comparison.Side;
import dev.palisade.examples.vulkan.Gpu;
import dev.palisade.examples.vulkan.Submission;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Fences of Vulkan's and a thread that waits for one after the other: what one writes by hand. */
final class RawSide implements Side, AutoCloseable {
  private static final Submission NOTHING = Submission.of(0);

  private final Gpu gpu;
  private final long[] fences;
  private final BlockingQueue<Long> submitted = new LinkedBlockingQueue<>();
  private final Finish finish = new Finish();
  private final Thread thread = new Thread(this::reap, "raw");

  RawSide(Gpu gpu, int most) {
    this.gpu = gpu;
    fences = new long[most];
    for (int i = 0; i < most; i++) {
      fences[i] = gpu.createFence();
    }
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String name() {
    return "raw Vulkan";
  }

  private void reap() {
    try {
      while (true) {
        long fence = submitted.take();
        gpu.waitForFence(fence);
        gpu.resetFence(fence);
        finish.calledBack();
      }
    } catch (InterruptedException closed) {
      return;
    }
  }

  @Override
  public long latency() {
    return batch(1);
  }

  @Override
  public long batch(int jobs) {
    finish.begin(jobs);
    long start = System.nanoTime();
    for (int i = 0; i < jobs; i++) {
      gpu.submit(NOTHING, fences[i]);
      submitted.add(fences[i]);
    }
    return finish.spin() - start;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    for (long fence : fences) {
      gpu.destroyFence(fence);
    }
  }
}
