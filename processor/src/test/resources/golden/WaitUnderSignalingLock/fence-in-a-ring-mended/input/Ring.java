import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.Timeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Waits for what was in the ring when it has given the monitor back, or for what has a way out. */
class Ring {
  private final Timeline timeline;
  private final Deque<DriverFence> pending = new ArrayDeque<>();
  private volatile DriverFence urgent;
  private DriverFence old;

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

  void drain() throws InterruptedException {
    List<DriverFence> all;
    synchronized (this) {
      all = new ArrayList<>(pending);
    }
    for (DriverFence each : all) {
      each.await();
    }
  }

  void run() throws InterruptedException {
    Fence job = submit();
    job.await();
  }

  synchronized void completedUrgent() {
    urgent.signal();
  }

  void cancelUrgent() {
    urgent.signal(FenceError.CANCELED);
  }

  synchronized void flushUrgent() throws InterruptedException {
    urgent.await(); // whoever cancels it needs no lock
  }

  synchronized void completedOld() {
    old.signal();
  }

  synchronized void reapOld() throws InterruptedException {
    if (old.isSignaled()) {
      old.awaitDone();
    }
  }
}
