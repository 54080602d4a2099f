package ring;

import dev.palisade.annotations.CheckSignaled;
import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Release;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;

/** Ops outside a driver, ops that the glue cannot call, and too many of one kind. */
@FenceDriver(name = "ring")
class RingDriver {
  @EnableSignaling
  boolean enable(DriverFence fence) {
    return true;
  }

  @EnableSignaling // expect MalformedContract
  boolean enableToo(DriverFence fence) {
    return true;
  }

  @CheckSignaled // expect MalformedContract
  private boolean check(DriverFence fence) {
    return false;
  }

  @TimelineName // expect MalformedContract
  static String timeline() {
    return "ring";
  }

  @Release
  @InterruptHandler // expect MalformedContract
  void release(DriverFence fence) {}

  @InterruptHandler // expect MalformedContract
  void close() {}

  @InterruptHandler // expect MalformedContract
  private void retired() {}

  static class Job {
    @TimelineName // expect MalformedContract
    String timeline() {
      return "job";
    }
  }
}
