package ring;

import dev.palisade.annotations.Blocks;
import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Reclaims;
import dev.palisade.annotations.WaitsFor;
import dev.palisade.runtime.DriverFence;

@FenceDriver(name = "ring")
class RingDriver {
  @EnableSignaling
  boolean enable(DriverFence fence) {
    return true;
  }

  @InterruptHandler
  void retired() {}

  @Blocks
  @WaitsFor
  @Reclaims
  void submit() {}
}
