package ring;

import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.CheckSignaled;
import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.RunsIn;
import dev.palisade.runtime.DriverFence;

/** What the type says of its methods is not said of ops. */
@FenceDriver(name = "ring")
@RunsIn(PROCESS)
class RingDriver {
  @EnableSignaling
  boolean enable(DriverFence fence) {
    return true;
  }

  @CheckSignaled
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  boolean check(DriverFence fence) {
    return false;
  }

  @InterruptHandler
  @RunsIn({INTERRUPT, PROCESS})
  void retired() {}
}
