package ring;

import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.Requires;
import dev.palisade.annotations.RunsIn;
import java.util.concurrent.locks.ReentrantLock;

/** A class inherits its implementation of an interface from a class that knows nothing of it. */
class Backend {
  static final ReentrantLock QUEUE = new ReentrantLock();

  @Requires("QUEUE") // expect ContractVariance
  public void dispatch(long request) {}

  interface Sink {
    @RunsIn({ATOMIC, PROCESS})
    void dispatch(long request);
  }

  static class Loop extends Backend implements Sink {}

  @Requires("QUEUE") // expect ContractVariance
  public void drain() {}

  interface Tap {
    void drain();
  }

  static class Pipe extends Backend implements Tap {}
}
