package dev.palisade.examples.vulkan.job;

import dev.palisade.examples.comparison.Finish;
import dev.palisade.examples.comparison.Side;
import dev.palisade.examples.vulkan.Gpu;
import dev.palisade.examples.vulkan.Submission;
import dev.palisade.examples.vulkan.SubmitDriver;

/** The same through the driver's fences. */
final class FenceSide implements Side, AutoCloseable {
  private static final Submission NOTHING = Submission.of(0);

  private final SubmitDriver driver;
  private final Finish finish = new Finish();

  FenceSide(Gpu gpu) {
    driver = SubmitDriver.start(gpu);
  }

  @Override
  public String name() {
    return "fences";
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
      driver.submit(NOTHING, finish.callback());
    }
    return finish.spin() - start;
  }

  @Override
  public void close() {
    driver.close();
  }
}
