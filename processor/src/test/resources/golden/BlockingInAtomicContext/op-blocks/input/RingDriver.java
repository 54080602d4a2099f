package ring;

import dev.palisade.annotations.Blocks;
import dev.palisade.annotations.CheckSignaled;
import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Reclaims;
import dev.palisade.annotations.Release;
import dev.palisade.annotations.WaitsFor;
import dev.palisade.runtime.DriverFence;

@FenceDriver(name = "ring")
class RingDriver {
  @EnableSignaling
  @Blocks // expect BlockingInAtomicContext
  boolean enable(DriverFence fence) {
    return true;
  }

  @CheckSignaled
  @WaitsFor // expect BlockingInAtomicContext
  boolean check(DriverFence fence) {
    return false;
  }

  @Release
  @Reclaims // expect BlockingInAtomicContext
  void release(DriverFence fence) {}

  @InterruptHandler
  @Blocks // expect BlockingInAtomicContext
  void retired() {}
}
