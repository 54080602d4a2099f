package ring;

import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Reclaims;

class Reaper {
  @InterruptHandler
  void retired() {}

  @Reclaims
  void submit() {}
}
