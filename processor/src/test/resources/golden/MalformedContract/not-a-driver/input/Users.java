package ring;

import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.Signals;
import dev.palisade.annotations.SignalingPath;
import dev.palisade.annotations.WaitsFor;

class Users {
  static class Plain {}

  @Signals(Plain.class) // expect MalformedContract
  void signals() {}

  @WaitsFor(String.class) // expect MalformedContract
  void waits() {}

  @SignalingPath(after = {CopyDriver.class, Plain.class}) // expect MalformedContract
  void path() {}

  @FenceDriver(name = "copy")
  static class CopyDriver {}
}
