package ring;

import dev.palisade.annotations.CheckSignaled;
import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Release;
import dev.palisade.annotations.SetDeadline;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;

@FenceDriver(name = "ring")
class RingDriver {
  @EnableSignaling
  boolean enable(DriverFence fence) {
    return true;
  }

  @CheckSignaled
  protected boolean check(final DriverFence fence) {
    return false;
  }

  @TimelineName
  public String timeline() {
    return "ring";
  }

  @SetDeadline
  void deadline(DriverFence fence, long nanos) {}

  @Release
  synchronized void release(DriverFence fence) throws IllegalStateException {}

  @InterruptHandler
  <T extends Throwable> long retired(int count, String... names) throws T {
    return count;
  }

  @InterruptHandler
  void reset() {}
}
