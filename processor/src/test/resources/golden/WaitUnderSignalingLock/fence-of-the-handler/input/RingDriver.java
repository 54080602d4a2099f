import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import java.util.concurrent.locks.ReentrantLock;

@FenceDriver(name = "ring")
final class RingDriver {
  private final ReentrantLock ringLock = new ReentrantLock();
  private DriverFence pending;

  @TimelineName
  String timeline() {
    return "ring";
  }

  void flush(Fence last) throws InterruptedException {
    ringLock.lock();
    try {
      drain(last); // expect WaitUnderSignalingLock
    } finally {
      ringLock.unlock();
    }
  }

  private void drain(Fence last) throws InterruptedException {
    last.await();
  }

  @InterruptHandler
  void retired() {
    DriverFence done;
    ringLock.lock();
    try {
      done = pending;
      pending = null;
    } finally {
      ringLock.unlock();
    }
    if (done != null) {
      done.signal();
    }
  }
}
