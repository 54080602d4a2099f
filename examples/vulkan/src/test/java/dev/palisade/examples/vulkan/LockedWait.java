package dev.palisade.examples.vulkan;

import dev.palisade.annotations.InterruptHandler;
import dev.palisade.examples.testing.ChildJvm;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bug of this world, to be run in a JVM of its own. Three frames wait for an upload, which a
 * reaper makes known under the queue's lock. Who draws a frame waits under that lock until the
 * fence of an earlier frame may be used again; whether it hangs depends on how many there are.
 *
 * <p>Arguments: how many frames may be in flight; {@code locked}, or {@code unlocked} for the
 * control, which waits before it takes the lock; and how many seconds are enough.
 */
final class LockedWait {
  private static final int FRAMES = 3;

  private final Gpu gpu;
  private final PointDriver upload;
  private final boolean waitsUnlocked;
  private final long[] fences;
  private final ReentrantLock queueLock = new ReentrantLock();
  private final CountDownLatch lastFrame = new CountDownLatch(1);

  private LockedWait(Gpu gpu, int inFlight, boolean waitsUnlocked) {
    this.gpu = gpu;
    this.waitsUnlocked = waitsUnlocked;
    upload = PointDriver.start(gpu);
    fences = new long[inFlight];
    Arrays.setAll(fences, i -> gpu.createFence());
  }

  public static void main(String[] args) throws InterruptedException {
    boolean unlocked = args[1].equals("unlocked");
    LockedWait run = new LockedWait(NativeGpu.open(null), Integer.parseInt(args[0]), unlocked);
    CountDownLatch drawn = new CountDownLatch(1);
    new Thread(run::reap, "reaper").start();
    new Thread(() -> run.drawAll(drawn), "draws").start();
    ChildJvm.end(drawn, Long.parseLong(args[2]));
  }

  private void drawAll(CountDownLatch drawn) {
    for (int frame = 0; frame < FRAMES; frame++) {
      draw(frame);
    }
    gpu.waitForFence(fences[(FRAMES - 1) % fences.length]);
    drawn.countDown();
  }

  private void draw(int frame) {
    if (frame == FRAMES - 1 && waitsUnlocked) {
      lastFrame.countDown();
    }
    if (waitsUnlocked) {
      awaitReuse(frame);
    }
    queueLock.lock();
    try {
      if (frame == FRAMES - 1) {
        lastFrame.countDown();
      }
      if (!waitsUnlocked) {
        awaitReuse(frame);
      }
      gpu.submit(Submission.of(0).after(upload.point(1)), fences[frame % fences.length]);
    } finally {
      queueLock.unlock();
    }
  }

  private void awaitReuse(int frame) {
    if (frame >= fences.length) {
      gpu.waitForFence(fences[frame % fences.length]);
      gpu.resetFence(fences[frame % fences.length]);
    }
  }

  /** Stands for the thread that waits for uploads; this one has come to its end. */
  private void reap() {
    try {
      lastFrame.await();
    } catch (InterruptedException nobodysBusiness) {
      return;
    }
    uploaded();
  }

  @InterruptHandler
  private void uploaded() {
    queueLock.lock();
    try {
      upload.signal(1);
    } finally {
      queueLock.unlock();
    }
  }
}
