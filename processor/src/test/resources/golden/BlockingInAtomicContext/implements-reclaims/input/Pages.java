package ring;

import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Reclaims;

/** What may wait for memory, and an implementation that says so itself. */
interface Pages {
  @Reclaims
  long page();

  class Waiting implements Pages {
    @Override
    @Reclaims
    public long page() { // expect BlockingInAtomicContext
      return 7;
    }
  }

  class Fault {
    private long mapped;

    @InterruptHandler
    void fault(Waiting pages) {
      mapped += pages.page(); // expect ReclaimInSignalingPath
    }
  }
}
