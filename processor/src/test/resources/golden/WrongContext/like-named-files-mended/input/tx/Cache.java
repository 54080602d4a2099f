package tx;

import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.RunsIn;

final class Cache {
  private int entries;

  @RunsIn({ExecutionContext.INTERRUPT, ExecutionContext.PROCESS})
  void evict() {
    entries = 0;
  }

  @InterruptHandler
  void pressure() {
    evict();
  }
}
