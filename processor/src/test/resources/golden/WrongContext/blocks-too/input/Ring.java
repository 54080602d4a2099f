package ring;

import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.RunsIn;

/** A method that says where it may be called, and does what it must not do elsewhere. */
final class Ring {
  private final Object room = new Object();
  private int free;

  @RunsIn(ExecutionContext.PROCESS)
  void drain() throws InterruptedException {
    synchronized (room) {
      while (free == 0) {
        room.wait(); // expect BlockingInAtomicContext
      }
    }
  }

  @InterruptHandler
  void completed() throws InterruptedException {
    last();
  }

  private void last() throws InterruptedException {
    drain(); // expect WrongContext
  }
}
