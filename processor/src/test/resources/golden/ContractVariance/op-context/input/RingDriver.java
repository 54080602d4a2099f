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

@FenceDriver(name = "ring")
class RingDriver {
  @EnableSignaling
  @RunsIn(PROCESS) // expect ContractVariance
  boolean enable(DriverFence fence) {
    return true;
  }

  @CheckSignaled
  @RunsIn({INTERRUPT, PROCESS}) // expect ContractVariance
  boolean check(DriverFence fence) {
    return false;
  }

  @InterruptHandler
  @RunsIn({ATOMIC, PROCESS}) // expect ContractVariance
  void retired() {}
}
