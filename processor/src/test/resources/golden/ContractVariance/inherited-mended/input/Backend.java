package ring;

import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.Requires;
import dev.palisade.annotations.RunsIn;
import java.util.concurrent.locks.ReentrantLock;

/** A class does itself what its superclass does only under a lock. */
class Backend {
  static final ReentrantLock QUEUE = new ReentrantLock();

  @Requires("QUEUE")
  public void dispatch(long request) {}

  interface Sink {
    @RunsIn({ATOMIC, PROCESS})
    void dispatch(long request);
  }

  static class Loop extends Backend implements Sink {
    @Override
    public void dispatch(long request) {}
  }

  @Requires("QUEUE")
  public void drain() {}

  interface Tap {
    @Requires("Backend.QUEUE")
    void drain();
  }

  static class Pipe extends Backend implements Tap {}
}
