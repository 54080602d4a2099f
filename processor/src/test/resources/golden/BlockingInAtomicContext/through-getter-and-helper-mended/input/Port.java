import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;
import java.util.concurrent.Semaphore;

final class Port {
  private final Semaphore slots = new Semaphore(4);

  @RunsIn({ExecutionContext.INTERRUPT, ExecutionContext.PROCESS})
  void frame() {
    claim();
  }

  private void claim() {
    slots().release();
  }

  private Semaphore slots() {
    return slots;
  }
}
