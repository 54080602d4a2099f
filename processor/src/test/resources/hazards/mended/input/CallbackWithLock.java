import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;

final class CallbackWithLock {
  private final Object queue = new Object();
  private int done;

  void watch(Fence fence) {
    fence.addCallback(
        signaled -> {
          synchronized (queue) {
            done++;
          }
        });
  }

  void finish(DriverFence fence) {
    synchronized (queue) {
      done--;
    }
    fence.signal();
  }
}
