import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.Timeline;
import java.util.ArrayDeque;
import java.util.Deque;

/** Nothing says whose fences these are: what is in the ring is signaled by who takes it out. */
class Ring {
  private final Timeline timeline;
  private final Deque<DriverFence> pending = new ArrayDeque<>();

  Ring(Timeline timeline) {
    this.timeline = timeline;
  }

  synchronized Fence submit() {
    DriverFence fence = timeline.create();
    pending.addLast(fence);
    return fence.fence();
  }

  synchronized void completed() {
    DriverFence oldest = pending.poll();
    if (oldest != null) {
      oldest.signal();
    }
  }

  synchronized void drain() throws InterruptedException {
    for (DriverFence each : pending) {
      each.await(); // expect WaitUnderSignalingLock
    }
  }

  synchronized void run() throws InterruptedException {
    Fence job = submit();
    job.await(); // expect WaitUnderSignalingLock
  }
}
