import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.RunsIn;

final class Cache {
  private int entries;

  @RunsIn(ExecutionContext.PROCESS)
  void evict() {
    entries = 0;
  }

  private void trim() {
    evict(); // expect WrongContext
  }

  @InterruptHandler
  void pressure() {
    trim();
  }
}
