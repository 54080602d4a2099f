package device;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.LockClass;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.PublishedBySignal;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.Timeline;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

@FenceDriver(name = "ring", timestamps = true)
final class RingDriver {
  @LockClass(name = "ring lock")
  private final ReentrantLock ringLock = new ReentrantLock();

  private final Queue<Job> ring = new ArrayDeque<>();

  static final class Job extends DriverFence {
    @PublishedBySignal int result;

    Job(Timeline timeline) {
      super(timeline);
    }
  }

  @TimelineName
  String name() {
    return "ring 0";
  }

  @EnableSignaling
  @Locks("ringLock")
  boolean enable(DriverFence fence) {
    ringLock.lock();
    try {
      return ring.add((Job) fence);
    } finally {
      ringLock.unlock();
    }
  }

  @InterruptHandler
  void lost() {
    Job job;
    do {
      job = next();
      if (job != null) {
        job.signal(FenceError.DEVICE_LOST);
      }
    } while (job != null);
  }

  private Job next() {
    ringLock.lock();
    try {
      return ring.poll();
    } finally {
      ringLock.unlock();
    }
  }
}
