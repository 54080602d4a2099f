import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;

final class SleepUnderLock {
  private final Object ring = new Object();
  private int head;

  @RunsIn(ExecutionContext.INTERRUPT)
  void completed() {
    synchronized (ring) {
      head++;
    }
  }

  void drain() throws InterruptedException {
    synchronized (ring) {
      while (head > 0) {
        head--;
        Thread.sleep(1); // expect InterruptUnsafeLock
      }
    }
  }
}
