package dev.palisade.examples.software;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceArray;
import dev.palisade.runtime.SoftwareTimeline;
import java.util.List;

/** Two timelines, a thread that waits for a point of both, and a close before the last point. */
final class Demo {
  private Demo() {}

  public static void main(String[] args) throws InterruptedException {
    try (SoftwareTimeline frames = new SoftwareTimeline("frames");
        SoftwareTimeline sound = new SoftwareTimeline("sound")) {
      List<Fence> fences = List.of(frames.at(1), frames.at(2), sound.at(2), frames.at(9));
      for (Fence fence : fences) {
        if (!fence.addCallback(signaled -> print("called back", signaled))) {
          print("signaled before", fence);
        }
      }
      Fence both = FenceArray.all(frames.at(4), sound.at(3));
      Thread consumer = new Thread(() -> await(both), "consumer");
      consumer.start();
      for (int step = 1; step <= 5; step++) {
        System.out.println("advance to " + frames.advance(1) + " and " + sound.advance(1));
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
    System.out.println("  " + how + ": " + fence);
  }
}
