package ring;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Signals;
import dev.palisade.runtime.DriverFence;
import java.util.concurrent.locks.ReentrantLock;

@FenceDriver(name = "ring", externalLock = "fenceLock")
class RingDriver {
  final ReentrantLock fenceLock = new ReentrantLock();

  @EnableSignaling
  @Locks("fenceLock")
  boolean enable(DriverFence fence) {
    return true;
  }

  @InterruptHandler
  @Locks("fenceLock")
  @Signals(under = "fenceLock")
  void retired() {}
}
