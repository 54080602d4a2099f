package ring;

import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Reclaims;
import dev.palisade.annotations.Signals;
import dev.palisade.annotations.WaitsFor;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** A queue whose contracts name one effect, and implementations that do another. */
interface Queue {
  ReentrantLock LOCK = new ReentrantLock();

  @Locks("LOCK")
  void push(int request);

  @Signals
  void finish(DriverFence fence);

  void free();

  class Blocking implements Queue {
    private final CountDownLatch room = new CountDownLatch(1);

    @Override
    public void push(int request) {
      take(request); // expect UndeclaredEffect
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
      reserve(); // expect UndeclaredEffect
      fence.signal();
    }

    @Reclaims
    void reserve() {}

    @Override
    public void free() {
      take(0);
    }
  }

  class Waiting implements Queue {
    private Fence last;

    @Override
    @Locks("LOCK")
    public void push(int request) {
      flush(last); // expect UndeclaredEffect
    }

    @WaitsFor
    void flush(Fence fence) {}

    @Override
    public void finish(DriverFence fence) {
      fence.signal();
    }

    @Override
    public void free() {}
  }
}
