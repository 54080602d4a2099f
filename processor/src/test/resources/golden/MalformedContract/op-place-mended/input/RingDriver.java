package ring;

import dev.palisade.annotations.CheckSignaled;
import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Release;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;

@FenceDriver(name = "ring")
class RingDriver {
  @EnableSignaling
  boolean enable(DriverFence fence) {
    return true;
  }

  @CheckSignaled
  boolean check(DriverFence fence) {
    return false;
  }

  @TimelineName
  String timeline() {
    return "ring";
  }

  @Release
  void release(DriverFence fence) {}

  @InterruptHandler
  void closed() {}

  @InterruptHandler
  void retired() {}

  /** A handler may be anywhere, and be called by anybody. */
  static class Reaper {
    @InterruptHandler
    private static void reap() {}

    @InterruptHandler
    void close() {}
  }
}
