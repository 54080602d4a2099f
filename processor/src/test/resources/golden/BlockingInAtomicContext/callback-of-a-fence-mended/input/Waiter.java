import dev.palisade.runtime.Fence;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

final class Waiter {
  private final BlockingQueue<Fence> done = new LinkedBlockingQueue<>(8);

  boolean watch(Fence fence) {
    return fence.addCallback(this::keep);
  }

  private void keep(Fence fence) {
    if (!done.offer(fence)) {
      done.clear();
    }
  }
}
