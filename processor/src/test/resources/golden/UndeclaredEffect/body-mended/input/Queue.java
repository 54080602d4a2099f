package ring;

import dev.palisade.annotations.Blocks;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Signals;
import dev.palisade.runtime.DriverFence;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** Implementations that do what the contracts name, and less. */
interface Queue {
  ReentrantLock LOCK = new ReentrantLock();

  @Blocks
  @Locks("LOCK")
  void push(int request);

  @Signals
  void finish(DriverFence fence);

  void free();

  class Blocking implements Queue {
    private final CountDownLatch room = new CountDownLatch(1);

    @Override
    public void push(int request) {
      take(request);
    }

    private void take(int request) {
      try {
        room.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void finish(DriverFence fence) {
      fence.signal();
    }

    @Override
    public void free() {
      take(0);
    }
  }
}
