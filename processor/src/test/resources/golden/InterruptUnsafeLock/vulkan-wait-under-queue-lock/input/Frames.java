import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.Blocks;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.RunsIn;
import java.util.concurrent.locks.ReentrantLock;

/** What Vulkan says of its queue and its fences, as in examples/vulkan. */
interface Gpu {
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  void submit(long commands, long fence);

  @Blocks
  @RunsIn(PROCESS)
  void waitForFence(long fence);
}

final class Frames {
  private final ReentrantLock queueLock = new ReentrantLock();
  private final Gpu gpu;
  private final long[] inFlight;

  Frames(Gpu gpu, long[] inFlight) {
    this.gpu = gpu;
    this.inFlight = inFlight;
  }

  void draw(long frame, int number) {
    queueLock.lock();
    try {
      long fence = inFlight[number % inFlight.length];
      gpu.waitForFence(fence); // expect InterruptUnsafeLock
      gpu.submit(frame, fence);
    } finally {
      queueLock.unlock();
    }
  }

  @InterruptHandler
  void uploaded(long copy, long fence) {
    queueLock.lock();
    try {
      gpu.submit(copy, fence);
    } finally {
      queueLock.unlock();
    }
  }
}
