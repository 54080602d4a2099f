package ring;

import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.RunsIn;

/** A method that says where it may be called, and is called nowhere else. */
final class Ring {
  private final Object room = new Object();
  private int free;

  @RunsIn(ExecutionContext.PROCESS)
  void drain() throws InterruptedException {
    synchronized (room) {
      while (free == 0) {
        room.wait();
      }
    }
  }

  @InterruptHandler
  void completed() {
    last();
  }

  private void last() {
    synchronized (room) {
      free++;
      room.notifyAll();
    }
  }
}
