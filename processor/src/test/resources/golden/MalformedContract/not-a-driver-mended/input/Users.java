package ring;

import dev.palisade.annotations.Signals;
import dev.palisade.annotations.SignalingPath;
import dev.palisade.annotations.WaitsFor;

class Users {
  @Signals(CopyDriver.class)
  void signals() {}

  @WaitsFor
  void waitsForAnybody() {}

  @SignalingPath(value = CopyDriver.class, after = {})
  void path() {}
}
