import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;
import java.util.concurrent.CountDownLatch;

final class TxRing {
  interface Completion {
    @RunsIn(ExecutionContext.INTERRUPT)
    void completed(int frames);
  }

  private final CountDownLatch open = new CountDownLatch(1);
  private Completion completion = frames -> {};

  void start(boolean shaped) {
    completion = shaped ? this::refill : frames -> {};
  }

  private void refill(int frames) {
    try {
      open.await(); // expect BlockingInAtomicContext
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Completion completion() {
    return completion;
  }
}
