package ring;

import dev.palisade.annotations.Assumes;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.runtime.DriverFence;

/** What is wrong with a suppression does not keep the glue from those who use it. */
@FenceDriver(name = "ring")
class RingDriver {
  @SuppressWarnings("BlockingInAtomicContext")
  @Assumes(id = "BlockingInAtomicContext", reason = "the device of this test waits for nobody")
  @InterruptHandler
  void completed(DriverFence fence) throws InterruptedException {
    Thread.sleep(1);
    fence.signal();
  }

  static void run(RingDriverFences fences) {
    fences.completed(fences.create());
  }
}
