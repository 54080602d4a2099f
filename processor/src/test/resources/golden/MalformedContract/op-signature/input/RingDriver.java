package ring;

import dev.palisade.annotations.CheckSignaled;
import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.Release;
import dev.palisade.annotations.SetDeadline;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;

@FenceDriver(name = "ring")
class RingDriver {
  @EnableSignaling // expect MalformedContract
  void enable(DriverFence fence) {}

  @CheckSignaled // expect MalformedContract
  boolean check(Fence fence) {
    return false;
  }

  @TimelineName // expect MalformedContract
  int timeline(DriverFence fence) {
    return 0;
  }

  @SetDeadline // expect MalformedContract
  void deadline(DriverFence fence, int nanos) {}

  @Release // expect MalformedContract
  void release(DriverFence fence) throws Exception {}
}
