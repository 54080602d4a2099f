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
    boolean more = true;
    while (more) {
      synchronized (ring) {
        head = Math.max(0, head - 1);
        more = head > 0;
      }
      Thread.sleep(1);
    }
  }
}
