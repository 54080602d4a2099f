package dev.palisade.examples.vulkan.job;

import dev.palisade.examples.comparison.Comparison;
import dev.palisade.examples.vulkan.NativeGpu;

/** Holds empty submissions through fences against a thread that waits for Vulkan's by hand. */
final class CostJob {
  private static final int MOST = 1000;

  private CostJob() {}

  public static void main(String[] args) {
    try (NativeGpu gpu = NativeGpu.open(null);
        RawSide raw = new RawSide(gpu, MOST);
        FenceSide fences = new FenceSide(gpu)) {
      System.out.printf("  %s, Java %s%n%n", gpu.describe(), Runtime.version());
      new Comparison(System.out, raw, fences).run(20_000, 41);
    }
  }
}
