package dev.palisade.examples.syncfile.job;

import dev.palisade.examples.comparison.Comparison;
import java.io.IOException;

/** Holds signals of eventfds through fences against a thread that waits for epoll by hand. */
final class CostJob {
  private CostJob() {}

  public static void main(String[] args) throws IOException {
    try (RawSide raw = new RawSide();
        FenceSide fences = new FenceSide()) {
      System.out.printf("  eventfd, Java %s%n%n", Runtime.version());
      new Comparison(System.out, raw, fences).run(20_000, 41);
    }
  }
}
