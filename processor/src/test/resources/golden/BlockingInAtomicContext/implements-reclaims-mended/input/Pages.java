package ring;

import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Reclaims;

/** What may wait for memory, and an implementation that never does. */
interface Pages {
  @Reclaims
  long page();

  class Waiting implements Pages {
    @Override
    public long page() {
      return 7;
    }
  }

  class Fault {
    private long mapped;

    @InterruptHandler
    void fault(Waiting pages) {
      mapped += pages.page();
    }
  }
}
