package dev.palisade.examples.software;

import dev.palisade.runtime.Fence;
import java.util.List;

/** A timeline of five points, a thread that waits for the fourth, and a close before the last. */
final class Demo {
  private Demo() {}

  public static void main(String[] args) throws InterruptedException {
    try (SoftwareDriver frames = new SoftwareDriver("frames")) {
      List<Fence> fences = List.of(frames.at(1), frames.at(2), frames.at(4), frames.at(9));
      for (Fence fence : fences) {
        if (!fence.addCallback(signaled -> print("called back", signaled))) {
          print("signaled before", fence);
        }
      }
      Thread consumer = new Thread(() -> await(fences.get(2)), "consumer");
      consumer.start();
      for (int frame = 1; frame <= 5; frame++) {
        System.out.println("advance to " + frames.advance(1));
      }
      consumer.join();
      System.out.println("close");
    }
  }

  private static void await(Fence fence) {
    try {
      fence.await();
      print("waited for", fence);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void print(String how, Fence fence) {
    System.out.println(
        "  "
            + how
            + ": "
            + fence.sequence()
            + " of "
            + fence.timelineName()
            + " is "
            + fence.status());
  }
}
