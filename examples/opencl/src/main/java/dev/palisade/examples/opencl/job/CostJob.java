package dev.palisade.examples.opencl.job;

import dev.palisade.examples.comparison.Comparison;
import dev.palisade.examples.opencl.ClContext;
import dev.palisade.examples.opencl.Platforms;

/**
 * Holds markers, the shortest commands, through fences against OpenCL's own callbacks.
 *
 * <p>Argument: the name of an OpenCL implementation, or a part of it.
 */
final class CostJob {

  private CostJob() {}

  public static void main(String[] args) {
    try (ClContext context = new ClContext(Platforms.find(args[0]).orElseThrow());
        RawSide raw = new RawSide(context);
        FenceSide fences = new FenceSide(context)) {
      System.out.printf("  %s, Java %s%n%n", args[0], Runtime.version());
      new Comparison(System.out, raw, fences).run(20_000, 41);
    }
  }
}
