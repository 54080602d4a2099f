import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.TimelineName;

/** A flag says whether an allocation may sleep. */
@FenceDriver(name = "ring")
class RingDriver {
  static final boolean MAY_SLEEP = true;
  static final boolean ATOMIC = false;

  private byte[] spare = new byte[64];

  @TimelineName
  String timeline() {
    return "ring";
  }

  private byte[] allocate(int bytes, boolean maySleep) throws InterruptedException {
    while (spare.length < bytes && maySleep) {
      Thread.sleep(1);
    }
    return spare;
  }

  private byte[] descriptor(boolean maySleep) {
    try {
      return allocate(16, maySleep);
    } catch (InterruptedException e) {
      return spare;
    }
  }

  @InterruptHandler
  void irq() {
    spare = descriptor(RingDriver.ATOMIC);
  }

  void submit() {
    spare = descriptor(MAY_SLEEP);
  }
}
