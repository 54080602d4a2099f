package ring;

import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Reclaims;

class Reaper {
  @InterruptHandler
  @Reclaims // expect ReclaimInSignalingPath
  void retired() {}
}
