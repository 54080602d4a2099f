package dev.palisade.examples.software;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceArray;
import dev.palisade.runtime.SoftwareTimeline;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Two timelines, a thread that waits for a point of both, and a close before the last point. The
 * callbacks only take notes: to print may block, and everybody waits for who runs callbacks. The
 * build says so.
 */
final class Demo {
  private final Queue<Fence> calledBack = new ConcurrentLinkedQueue<>();

  private Demo() {}

  public static void main(String[] args) throws InterruptedException {
    new Demo().run();
  }

  private void run() throws InterruptedException {
    try (SoftwareTimeline frames = new SoftwareTimeline("frames");
        SoftwareTimeline sound = new SoftwareTimeline("sound")) {
      for (Fence fence : List.of(frames.at(1), frames.at(2), sound.at(2), frames.at(9))) {
        if (!fence.addCallback(calledBack::add)) {
          print("signaled before", fence);
        }
      }
      Fence both = FenceArray.all(frames.at(4), sound.at(3));
      Thread consumer = new Thread(() -> await(both), "consumer");
      consumer.start();
      for (int step = 1; step <= 5; step++) {
        System.out.println("advance to " + frames.advance(1) + " and " + sound.advance(1));
        printCalledBack();
      }
      consumer.join();
      System.out.println("close");
    }
    printCalledBack();
  }

  private void printCalledBack() {
    for (Fence fence = calledBack.poll(); fence != null; fence = calledBack.poll()) {
      print("called back", fence);
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
